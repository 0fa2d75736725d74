import hashlib
import json
from pathlib import Path

import nemo_run as run

HELD_OUT = [(float(x), 2.0 * x + 1.0) for x in range(10)]


def publish(releases: str, version: str, slope: float, intercept: float) -> None:
    """Write a version once; a published version never changes."""
    folder = Path(releases) / version
    folder.mkdir(parents=True)
    (folder / "model.json").write_text(json.dumps({"slope": slope, "intercept": intercept}))


def evaluate(releases: str, version: str) -> None:
    """Measure a version on held-out data and write the figure beside it."""
    folder = Path(releases) / version
    model = json.loads((folder / "model.json").read_text())
    error = max(abs(model["slope"] * x + model["intercept"] - y) for x, y in HELD_OUT)
    (folder / "evaluation.json").write_text(json.dumps({"worst_error": error}))


def gate(releases: Path, live: str, candidate: str) -> bool:
    """A candidate may serve when it is not worse than what serves now."""

    def error(version: str) -> float:
        evaluation = json.loads((releases / version / "evaluation.json").read_text())
        return float(evaluation["worst_error"])

    return error(candidate) <= error(live)


def route(user: str, live: str, canary: str, share: float) -> str:
    """Send a fixed share of users to the canary; a user always meets the same version."""
    bucket = int(hashlib.sha256(user.encode()).hexdigest(), 16) % 1000
    return canary if bucket < share * 1000 else live


if __name__ == "__main__":
    releases = Path("releases").resolve()
    versions = {"v1": (1.8, 1.0), "v2": (2.0, 1.1), "v3": (0.5, 1.0)}
    with run.Experiment("release", clean_mode=True, log_level="ERROR") as experiment:
        for version, (slope, intercept) in versions.items():
            made = run.Partial(publish, str(releases), version, slope=slope, intercept=intercept)
            experiment.add(made, name=f"publish-{version}")
            measured = run.Partial(evaluate, str(releases), version)
            experiment.add(measured, name=f"evaluate-{version}")
        experiment.run(direct=True)

    for candidate in ("v2", "v3"):
        print(f"{candidate} may replace v1:", gate(releases, "v1", candidate))
    served = [route(f"user-{number}", "v1", "v2", share=0.1) for number in range(1000)]
    print("of 1000 users the canary v2 serves", served.count("v2"))
