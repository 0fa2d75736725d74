from pathlib import Path

import nemo_run as run

from files import load, save


def train(folder: str, lr: float, steps: int, stop_at: int | None = None) -> None:
    """Fit one weight to 3.0, starting from the newest checkpoint."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    checkpoints = sorted(Path(folder).glob("step-*.json"))
    state = load(checkpoints[-1]) if checkpoints else {"step": 0, "weight": 0.0}
    print(f"start at step {state['step']}")
    while state["step"] < steps:
        if state["step"] == stop_at:
            raise RuntimeError(f"machine lost at step {stop_at}")
        state["weight"] -= lr * 2 * (state["weight"] - 3.0)
        state["step"] += 1
        if state["step"] % 10 == 0:
            save(Path(folder) / f"step-{state['step']:04}.json", state)
    print(f"end at step {state['step']}, weight {state['weight']:.4f}")


if __name__ == "__main__":
    folder = str(Path("models/first").resolve())
    task = run.Partial(train, folder=folder, lr=0.1, steps=30)
    for name, stop_at in [("killed", 25), ("resumed", None)]:
        task.stop_at = stop_at
        with run.Experiment("checkpoints", run.LocalExecutor()) as experiment:
            experiment.add(task, name=name)
            experiment.run()
        states = experiment.status(return_dict=True) or {}
        print(name, states[name]["status"])
    experiment.logs("resumed")
