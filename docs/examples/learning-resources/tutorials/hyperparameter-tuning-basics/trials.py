import json
from pathlib import Path
from typing import Any

import nemo_run as run

Point = dict[str, float]


def train(lr: float, momentum: float, result: str) -> None:
    """Walk down a valley that is 20 times steeper in one direction."""
    x, y, vx, vy = 1.0, 1.0, 0.0, 0.0
    for _ in range(30):
        vx = momentum * vx - lr * 2 * x
        vy = momentum * vy - lr * 40 * y
        x, y = x + vx, y + vy
    loss = x**2 + 20 * y**2
    content = {"lr": lr, "momentum": momentum, "loss": loss}
    Path(result).write_text(json.dumps(content))


def run_trials(search: str, points: list[Point]) -> list[dict[str, Any]]:
    """Run one task for each point and return the results in order."""
    folder = Path("results").resolve()
    folder.mkdir(exist_ok=True)
    files = [folder / f"{search}-{number}.json" for number in range(len(points))]
    for file in files:
        file.unlink(missing_ok=True)  # left by an earlier run
    with run.Experiment(search, run.LocalExecutor()) as experiment:
        for file, point in zip(files, points, strict=True):
            task = run.Partial(train, **point, result=str(file))
            experiment.add(task, name=file.stem)
        experiment.run()
    return [json.loads(file.read_text()) for file in files if file.exists()]


def show(trials: list[dict[str, Any]]) -> None:
    for trial in sorted(trials, key=lambda trial: trial["loss"]):
        lr, momentum, loss = trial["lr"], trial["momentum"], trial["loss"]
        print(f"lr={lr:.4f} momentum={momentum:.2f} loss={loss:.1e}")


if __name__ == "__main__":
    show(run_trials("one", [{"lr": 0.01, "momentum": 0.0}]))
