import time
from pathlib import Path

import nemo_run as run

ENDED = {"SUCCEEDED", "FAILED", "CANCELLED", "UNKNOWN"}


def download(log: str) -> None:
    with Path(log).open("a") as file:
        file.write("tried\n")
    if len(Path(log).read_text().splitlines()) < 3:
        raise SystemExit("the server did not answer")


def status(experiment: run.Experiment) -> str:
    tasks = experiment.status(return_dict=True) or {}
    return str(tasks["download"]["status"])


def attempt(task: run.Partial) -> str:
    """Run `task` once and return its status at the end."""
    executor = run.LocalExecutor(retries=2)
    with run.Experiment(
        "download",
        executor=executor,
        enable_goodbye_message=False,
        skip_status_at_exit=True,
    ) as experiment:
        experiment.add(task, name="download", tail_logs=True)
        experiment.run()
        while status(experiment) not in ENDED:
            time.sleep(1)
    return status(experiment)


if __name__ == "__main__":
    log = Path("tries.log").absolute()
    for number in range(1, 5):
        result = attempt(run.Partial(download, log=str(log)))
        tries = log.read_text().count("tried")
        print(f"experiment {number}: {result}, {tries} tries so far")
        if result == "SUCCEEDED":
            break
