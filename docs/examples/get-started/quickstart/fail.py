import sys
from pathlib import Path

import nemo_run as run


def load(path: str) -> None:
    print(Path(path).read_text())


if __name__ == "__main__":
    with run.Experiment("load") as exp:
        exp.add(run.Partial(load, path="missing.csv"), executor=run.LocalExecutor(), name="load")
        exp.run()
    print("exp.run() has returned, nothing was raised")

    tasks = exp.status(return_dict=True)
    failed = [name for name, task in tasks.items() if str(task["status"]) != "SUCCEEDED"]
    if failed:
        sys.exit(f"failed: {failed}")
