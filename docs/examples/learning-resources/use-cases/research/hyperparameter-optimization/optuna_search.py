import json
import math
import random
from pathlib import Path

import nemo_run as run
import optuna


def trial(width: int, lr: float, result: str) -> None:
    """Fit a curve with `width` waves by gradient descent; write the error and what a prediction costs."""
    draw = random.Random(0)
    waves = [(draw.uniform(0, 8), draw.uniform(0, 2 * math.pi)) for _ in range(width)]
    weights = [0.0] * width

    def error(x: float) -> tuple[float, list[float]]:
        values = [math.cos(frequency * x + phase) for frequency, phase in waves]
        return sum(w * v for w, v in zip(weights, values, strict=True)) - math.sin(3 * x), values

    for step in range(2000):
        wrong, values = error(step * 0.618 % 2)
        weights = [w - lr * wrong * v for w, v in zip(weights, values, strict=True)]
        if abs(wrong) > 1e6:
            break  # diverged: a bad result that the sampler learns from, not a failed trial
    loss = math.sqrt(sum(error(x / 100)[0] ** 2 for x in range(200)) / 200)
    Path(result).write_text(json.dumps([min(loss, 10.0), width]))


def batch(study: optuna.Study, size: int, results: Path) -> None:
    """Ask for `size` points, run them side by side as tasks, tell the study what came out."""
    asked = [study.ask() for _ in range(size)]
    with run.Experiment("optuna", clean_mode=True, log_level="ERROR") as experiment:
        for one in asked:
            width = one.suggest_int("width", 1, 64, log=True)
            lr = one.suggest_float("lr", 0.001, 1.0, log=True)
            task = run.Partial(trial, width=width, lr=lr, result=str(results / f"{one.number}.json"))
            experiment.add(task, name=f"trial-{one.number}")
        experiment.run()
    states = experiment.status(return_dict=True) or {}
    for one in asked:
        if str(states[f"trial-{one.number}"]["status"]) == "SUCCEEDED":
            study.tell(one, json.loads((results / f"{one.number}.json").read_text()))
        else:
            study.tell(one, state=optuna.trial.TrialState.FAIL)


if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    results = Path("results").resolve()
    results.mkdir(exist_ok=True)
    study = optuna.create_study(
        directions=["minimize", "minimize"],  # the error, the width
        sampler=optuna.samplers.TPESampler(seed=0, n_startup_trials=6),
        storage="sqlite:///study.db",
        study_name="waves",
        load_if_exists=True,
    )
    for _ in range(4):
        batch(study, size=3, results=results)
    front = {one.number for one in study.best_trials}
    for one in study.trials:
        mark = "*" if one.number in front else " "
        values = f"error {one.values[0]:.3f}" if one.values else one.state.name
        print(f"{mark} trial-{one.number}: width {one.params['width']}, lr {one.params['lr']:.3f}, {values}")
