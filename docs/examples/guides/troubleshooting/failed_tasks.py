import sys
from pathlib import Path

import nemo_run as run


def report(title: str) -> list[str]:
    """Print the last line of the log of each task that failed."""
    tasks = run.Experiment.from_title(title).status(return_dict=True) or {}
    failed = sorted(
        name for name, task in tasks.items() if str(task["status"]) == "FAILED"
    )
    for name in failed:
        for log in sorted(Path(tasks[name]["local_dir"]).rglob("stderr.log")):
            print(f"{name}: {log.read_text().splitlines()[-1]}")
    return failed


def broken() -> None:
    raise ValueError("batch size 3 does not divide 8")


def fine() -> None:
    print("done")


if __name__ == "__main__":
    with run.Experiment(
        "mixed", enable_goodbye_message=False, skip_status_at_exit=True
    ) as experiment:
        experiment.add(run.Partial(broken), name="broken")
        experiment.add(run.Partial(fine), name="fine", tail_logs=True)
        experiment.run()

    sys.exit(1 if report("mixed") else 0)
