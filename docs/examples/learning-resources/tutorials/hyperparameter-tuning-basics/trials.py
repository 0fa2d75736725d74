import json
from pathlib import Path
from typing import Any

import nemo_run as run

Point = dict[str, float]


def train(lr: float, momentum: float, result: str) -> None:
    """Walk down a valley that is 20 times steeper in one direction; write the loss after each of 30 steps."""
    x, y, vx, vy = 1.0, 1.0, 0.0, 0.0
    losses = []
    for _ in range(30):
        vx = momentum * vx - lr * 2 * x
        vy = momentum * vy - lr * 40 * y
        x, y = x + vx, y + vy
        losses.append(x**2 + 20 * y**2)
    Path(result).write_text(json.dumps({"lr": lr, "momentum": momentum, "loss": losses[-1], "losses": losses}))


def run_trials(search: str, points: list[Point]) -> list[dict[str, Any]]:
    """Run one task for each point and return what the tasks wrote, in the order of the points."""
    folder = Path("results").resolve()
    folder.mkdir(exist_ok=True)
    files = [folder / f"{search}-{number}.json" for number in range(len(points))]
    for file in files:
        file.unlink(missing_ok=True)  # no result of an earlier run
    with run.Experiment(search, run.LocalExecutor(), clean_mode=True, log_level="ERROR") as experiment:
        for file, point in zip(files, points, strict=True):
            task = run.Partial(train, lr=point["lr"], momentum=point["momentum"], result=str(file))
            experiment.add(task, name=file.stem)
        experiment.run()
    return [json.loads(file.read_text()) for file in files if file.exists()]


def show(trials: list[dict[str, Any]]) -> None:
    for trial in sorted(trials, key=lambda trial: trial["loss"]):
        print(f"lr={trial['lr']:.4f} momentum={trial['momentum']:.2f} loss={trial['loss']:.1e}")


if __name__ == "__main__":
    show(run_trials("one", [{"lr": 0.01, "momentum": 0.0}]))
