import os
import sys
from pathlib import Path

import nemo_run as run


def train(lr: float) -> None:
    x = 2.0
    for _ in range(100):
        x -= lr * 2 * x
    if not x * x < 0.01:
        raise ValueError(f"lr={lr} ends at {x * x:.3g}, the limit is 0.01")
    print(f"lr={lr} ends at {x * x:.3g}")


if __name__ == "__main__":
    rates = [float(text) for text in sys.argv[1:]] or [0.05, 0.1]
    with run.Experiment("gate", run.LocalExecutor()) as experiment:
        for lr in rates:
            experiment.add(run.Partial(train, lr=lr), name=f"lr-{lr}")
        experiment.run()

    states = experiment.status(return_dict=True) or {}
    statuses = {name: str(states[name]["status"]) for name in sorted(states)}
    table = ["| task | status |", "|---|---|"]
    table += [f"| {name} | {status} |" for name, status in statuses.items()]
    print("\n".join(table))
    if "GITHUB_STEP_SUMMARY" in os.environ:
        with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a") as summary:
            print("\n".join(table), file=summary)
    failed = [name for name, status in statuses.items() if status != "SUCCEEDED"]
    for name in failed:
        experiment.logs(name)
    sys.exit(1 if failed else 0)
