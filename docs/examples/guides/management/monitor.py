import time
from pathlib import Path

import nemo_run as run

ENDED = {"SUCCEEDED", "FAILED", "CANCELLED", "UNKNOWN"}


def download(log: str) -> None:
    with Path(log).open("a") as file:
        file.write("tried\n")
    if len(Path(log).read_text().splitlines()) < 3:
        raise SystemExit("the server did not answer")


def attempt(task: run.Partial) -> str:
    """Run `task` once and return its status at the end."""
    executor = run.LocalExecutor(retries=2)
    with run.Experiment("download", executor=executor, clean_mode=True, log_level="ERROR") as experiment:
        experiment.add(task, name="download")
        experiment.run()
        while (status := str((experiment.status(return_dict=True) or {})["download"]["status"])) not in ENDED:
            time.sleep(1)
    return status


if __name__ == "__main__":
    for number in range(1, 5):
        status = attempt(run.Partial(download, log=str(Path("tries.log").absolute())))
        print(f"experiment {number}: {status}, {Path('tries.log').read_text().count('tried')} tries so far")
        if status == "SUCCEEDED":
            break
