import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import nemo_run as run


def train(directory: str, lr: float, steps: int) -> None:
    """Train a one-parameter model to 3.0; resume where the newest checkpoint ends."""
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    checkpoints = sorted(folder.glob("step-*.json"))
    state = json.loads(checkpoints[-1].read_text()) if checkpoints else {"step": 0, "weight": 0.0}
    print(f"start at step {state['step']}")
    while state["step"] < steps:
        state["weight"] -= lr * 2 * (state["weight"] - 3.0)
        state["step"] += 1
        if state["step"] % 10 == 0 or state["step"] == steps:
            save(folder / f"step-{state['step']:04}.json", state)
    weights = folder / f"step-{state['step']:04}.json"
    manifest = {
        "weights": weights.name,
        "sha256": hashlib.sha256(weights.read_bytes()).hexdigest(),
        "config": {"lr": lr, "steps": state["step"]},
        "loss": (state["weight"] - 3.0) ** 2,
    }
    save(folder / "manifest.json", manifest)


def save(path: Path, content: Mapping[str, object]) -> None:
    """Write the whole file, then rename it: a reader never sees half of it."""
    partial = path.with_suffix(".tmp")
    partial.write_text(json.dumps(content, indent=2))
    partial.replace(path)


def load(directory: Path) -> dict[str, float]:
    """Return the model that the manifest names, or raise if its bytes have changed."""
    manifest = json.loads((directory / "manifest.json").read_text())
    weights = (directory / manifest["weights"]).read_bytes()
    if hashlib.sha256(weights).hexdigest() != manifest["sha256"]:
        raise ValueError(f"{directory / manifest['weights']} is not the file that was trained")
    return json.loads(weights)


def best(registry: Path) -> Path:
    """The registry is a folder of models: the best one has the smallest loss in its manifest."""
    return min(registry.glob("*/manifest.json"), key=lambda path: json.loads(path.read_text())["loss"]).parent


if __name__ == "__main__":
    registry = Path("models").resolve()
    with run.Experiment("save-and-load", clean_mode=True, log_level="ERROR") as experiment:
        for lr in (0.01, 0.1):
            task = run.Partial(train, directory=str(registry / f"lr-{lr}"), lr=lr, steps=30)
            experiment.add(task, name=f"lr-{lr}")
        experiment.run()

    chosen = best(registry)
    print("best:", chosen.name, load(chosen))

    train(str(chosen), lr=0.1, steps=60)
    print("after resuming:", load(chosen))
