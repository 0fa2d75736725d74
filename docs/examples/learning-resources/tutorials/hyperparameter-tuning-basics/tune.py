import itertools
import json
import math
import random
from pathlib import Path

import nemo_run as run


def train(lr: float, momentum: float, result: str) -> None:
    """Minimise a valley that is 20 times steeper in one direction; write the loss after 30 steps."""
    x, y, vx, vy = 1.0, 1.0, 0.0, 0.0
    for _ in range(30):
        vx = momentum * vx - lr * 2 * x
        vy = momentum * vy - lr * 40 * y
        x, y = x + vx, y + vy
    loss = x**2 + 20 * y**2
    Path(result).write_text(json.dumps({"lr": lr, "momentum": momentum, "loss": loss}))


def grid() -> list[dict[str, float]]:
    """Every combination of the listed values."""
    return [{"lr": lr, "momentum": m} for lr, m in itertools.product((0.01, 0.04), (0.0, 0.5))]


def at_random(trials: int, seed: int) -> list[dict[str, float]]:
    """Points drawn from ranges: the learning rate evenly on a logarithmic scale."""
    draw = random.Random(seed)
    return [
        {"lr": round(10 ** draw.uniform(-3, -1.3), 4), "momentum": round(draw.uniform(0, 0.9), 2)}
        for _ in range(trials)
    ]


if __name__ == "__main__":
    results = Path("results").resolve()
    results.mkdir(exist_ok=True)
    with run.Experiment("tuning", clean_mode=True, log_level="ERROR") as experiment:
        for index, point in enumerate(grid() + at_random(trials=2, seed=7)):
            name = f"trial-{index}"
            task = run.Partial(train, result=str(results / f"{name}.json"))
            task.lr, task.momentum = point["lr"], point["momentum"]
            experiment.add(task, name=name)
        experiment.run()

    trials = [json.loads(path.read_text()) for path in sorted(results.glob("*.json"))]
    for trial in sorted(trials, key=lambda trial: trial["loss"]):
        bar = "#" * max(1, round(10 + 2 * math.log10(trial["loss"])))
        print(f"lr={trial['lr']:<7} momentum={trial['momentum']:<5} loss={trial['loss']:.1e} {bar}")
