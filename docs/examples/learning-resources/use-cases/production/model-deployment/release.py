import json
from itertools import product
from pathlib import Path

import nemo_run as run

POINTS = [(x / 10, 2 * x / 10 + 1) for x in range(10)]
HELD_OUT = [(x / 10 + 0.05, 2 * (x / 10 + 0.05) + 1) for x in range(10)]


def build(folder: str, lr: float, steps: int) -> None:
    """Train one version, measure it, and write both into a new folder."""
    version = Path(folder)
    version.mkdir(parents=True)  # raises if the version exists
    slope = intercept = 0.0
    for _ in range(steps):
        for x, y in POINTS:
            error = slope * x + intercept - y
            slope -= lr * error * x
            intercept -= lr * error
    worst = max(abs(slope * x + intercept - y) for x, y in HELD_OUT)
    model = {"slope": slope, "intercept": intercept}
    (version / "model.json").write_text(json.dumps(model))
    (version / "evaluation.json").write_text(json.dumps({"worst_error": worst}))


def error(version: Path) -> float:
    evaluation = json.loads((version / "evaluation.json").read_text())
    return float(evaluation["worst_error"])


def gate(candidate: Path, live: Path, limit: float = 0.5) -> bool:
    """Accept a candidate that is good enough and better than the live one."""
    return error(candidate) <= limit and error(candidate) < error(live)


if __name__ == "__main__":
    releases = Path("releases").resolve()
    build(str(releases / "v1"), lr=0.02, steps=20)
    (releases / "live").write_text("v1")

    candidates = []
    with run.Experiment("candidates", run.LocalExecutor()) as experiment:
        settings = product((0.01, 0.02, 0.05, 0.1, 0.2), (5, 10, 20, 40))
        for lr, steps in settings:
            name = f"lr-{lr}_steps-{steps}"
            candidates.append(releases / name)
            task = run.Partial(build, str(releases / name), lr=lr, steps=steps)
            experiment.add(task, name=name)
        experiment.run()

    built = [path for path in candidates if (path / "evaluation.json").exists()]
    best = min(built, key=error)
    accepted = gate(best, live=releases / "v1")
    if accepted:
        (releases / "live").write_text(best.name)
    print(f"{len(built)} of {len(candidates)} candidates built")
    for version in (releases / "v1", best):
        print(f"{version.name} is off by {error(version):.3f} at worst")
    print("live:", (releases / "live").read_text())
    raise SystemExit(0 if accepted else 1)
