import hashlib
from pathlib import Path
from typing import Any

import nemo_run as run

import checkpoints
from files import load, save


def train(folder: str, lr: float, steps: int) -> None:
    """Train, then describe the finished model in a manifest."""
    checkpoints.train(folder, lr, steps)
    weights = Path(folder) / f"step-{steps:04}.json"
    manifest = {
        "weights": weights.name,
        "sha256": hashlib.sha256(weights.read_bytes()).hexdigest(),
        "config": {"lr": lr, "steps": steps},
        "loss": (load(weights)["weight"] - 3.0) ** 2,
    }
    save(Path(folder) / "manifest.json", manifest)


def load_model(folder: Path) -> dict[str, Any]:
    """Return the model that the manifest names; raise if it has changed."""
    manifest = load(folder / "manifest.json")
    weights = folder / manifest["weights"]
    if hashlib.sha256(weights.read_bytes()).hexdigest() != manifest["sha256"]:
        raise ValueError(f"{weights.name} is not the file that was trained")
    return load(weights)


if __name__ == "__main__":
    folder = Path("models/second").resolve()
    task = run.Partial(train, folder=str(folder), lr=0.1, steps=30)
    with run.Experiment("manifest", run.LocalExecutor()) as experiment:
        experiment.add(task, name="train")
        experiment.run()
    print(f"loaded weight {load_model(folder)['weight']:.4f}")

    save(folder / "step-0030.json", {"step": 30, "weight": 4.0})
    try:
        load_model(folder)
    except ValueError as error:
        print("refused:", error)
