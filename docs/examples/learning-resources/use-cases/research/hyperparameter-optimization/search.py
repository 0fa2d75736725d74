import json
import random
from pathlib import Path

import nemo_run as run


def trial(width: int, lr: float, result: str) -> None:
    """A stand-in for a training: wider is more accurate and costs more."""
    error = 1.0 / width + abs(lr - 0.1)
    Path(result).write_text(json.dumps({"width": width, "lr": lr, "error": error, "cost": float(width)}))


def pareto(rows: list[dict[str, float]]) -> list[dict[str, float]]:
    """The rows that no other row beats in both objectives."""
    return [
        row
        for row in rows
        if not any(
            other["error"] <= row["error"] and other["cost"] <= row["cost"] and other != row for other in rows
        )
    ]


if __name__ == "__main__":
    results = Path("results").resolve()
    results.mkdir(exist_ok=True)
    draw = random.Random(3)
    with run.Experiment("search", clean_mode=True, log_level="ERROR") as experiment:
        for number in range(4):
            name = f"trial-{number}"
            width, lr = draw.choice((2, 4, 8, 16)), round(draw.uniform(0.01, 0.2), 3)
            task = run.Partial(trial, width=width, lr=lr, result=str(results / f"{name}.json"))
            experiment.add(task, name=name)
        experiment.run()

    states = experiment.status(return_dict=True) or {}
    done = sorted(name for name, state in states.items() if str(state["status"]) == "SUCCEEDED")
    rows = [json.loads((results / f"{name}.json").read_text()) for name in done]
    best = pareto(rows)
    for name, row in zip(done, rows, strict=True):
        mark = "*" if row in best else " "
        print(f"{mark} {name}: width {row['width']:>2}, lr {row['lr']:.3f}, error {row['error']:.3f}")
