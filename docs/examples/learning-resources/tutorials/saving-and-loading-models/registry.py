from pathlib import Path

import nemo_run as run

from files import load, save
from manifest import load_model, train


def best(registry: Path) -> Path:
    """Return the folder of the model with the smallest loss among those with a manifest."""
    return min(registry.glob("*/manifest.json"), key=lambda manifest: load(manifest)["loss"]).parent


if __name__ == "__main__":
    registry = Path("registry").resolve()
    with run.Experiment("registry", run.LocalExecutor(), clean_mode=True, log_level="ERROR") as experiment:
        for lr in (0.01, 0.1):
            task = run.Partial(train, folder=str(registry / f"lr-{lr}"), lr=lr, steps=30)
            experiment.add(task, name=f"lr-{lr}")
        experiment.run()

    for manifest in sorted(registry.glob("*/manifest.json")):
        print(f"{manifest.parent.name}: loss {load(manifest)['loss']:.6f}")
    save(registry / "production.json", {"model": best(registry).name})

    chosen = load(registry / "production.json")["model"]
    print(f"in production: {chosen}, weight {load_model(registry / chosen)['weight']:.4f}")
