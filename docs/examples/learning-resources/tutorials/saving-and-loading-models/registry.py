from pathlib import Path

import nemo_run as run

from files import load, save
from manifest import load_model, train


def best(registry: Path) -> Path:
    """Return the folder of the finished model with the smallest loss."""
    manifests = registry.glob("*/manifest.json")
    return min(manifests, key=lambda manifest: load(manifest)["loss"]).parent


if __name__ == "__main__":
    registry = Path("registry").resolve()
    with run.Experiment("registry", run.LocalExecutor()) as experiment:
        for lr in (0.01, 0.1):
            folder = str(registry / f"lr-{lr}")
            task = run.Partial(train, folder=folder, lr=lr, steps=30)
            experiment.add(task, name=f"lr-{lr}")
        experiment.run()

    for manifest in sorted(registry.glob("*/manifest.json")):
        print(f"{manifest.parent.name}: loss {load(manifest)['loss']:.6f}")
    save(registry / "production.json", {"model": best(registry).name})

    chosen = load(registry / "production.json")["model"]
    weight = load_model(registry / chosen)["weight"]
    print(f"in production: {chosen}, weight {weight:.4f}")
