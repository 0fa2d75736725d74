import json
import math
import random
from pathlib import Path

import nemo_run as run
import optuna


def trial(width: int, lr: float, result: str) -> None:
    """Fit a curve with `width` waves; write the error and the width."""
    draw = random.Random(0)
    turn = 2 * math.pi
    waves = [(draw.uniform(0, 8), draw.uniform(0, turn)) for _ in range(width)]
    weights = [0.0] * width

    def error(x: float) -> tuple[float, list[float]]:
        values = [math.cos(frequency * x + phase) for frequency, phase in waves]
        predicted = sum(w * v for w, v in zip(weights, values, strict=True))
        return predicted - math.sin(3 * x), values

    for step in range(2000):
        wrong, values = error(step * 0.618 % 2)
        pairs = zip(weights, values, strict=True)
        weights = [weight - lr * wrong * value for weight, value in pairs]
        if abs(wrong) > 1e6:
            break  # diverged: report a bad result that the sampler can learn from
    loss = math.sqrt(sum(error(x / 100)[0] ** 2 for x in range(200)) / 200)
    Path(result).write_text(json.dumps([min(loss, 10.0), width]))


def suggest(one: optuna.Trial) -> dict[str, float]:
    return {
        "width": one.suggest_int("width", 1, 64, log=True),
        "lr": one.suggest_float("lr", 0.001, 1.0, log=True),
    }


def batch(
    study: optuna.Study, size: int, results: Path, executor: run.Executor
) -> None:
    """Ask for `size` points, run them in parallel, and report the results."""
    asked = [study.ask() for _ in range(size)]
    with run.Experiment("optuna", executor) as experiment:
        for one in asked:
            result = str(results / f"{one.number}.json")
            task = run.Partial(trial, **suggest(one), result=result)
            experiment.add(task, name=f"trial-{one.number}")
        experiment.run()
    states = experiment.status(return_dict=True) or {}
    for one in asked:
        if str(states[f"trial-{one.number}"]["status"]) == "SUCCEEDED":
            values = json.loads((results / f"{one.number}.json").read_text())
            study.tell(one, values)
        else:
            study.tell(one, state=optuna.trial.TrialState.FAIL)


def open_study() -> optuna.Study:
    """Create the study, or continue the one in `study.db`."""
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    return optuna.create_study(
        directions=["minimize", "minimize"],  # the error, the width
        sampler=optuna.samplers.TPESampler(seed=0, n_startup_trials=6),
        storage="sqlite:///study.db",
        study_name="waves",
        load_if_exists=True,
    )


def show(study: optuna.Study) -> None:
    """Print all trials; a star marks those that no other trial beats."""
    front = {one.number for one in study.best_trials}
    for one in study.trials:
        mark = "*" if one.number in front else " "
        values = f"error {one.values[0]:.3f}" if one.values else one.state.name
        settings = f"width {one.params['width']}, lr {one.params['lr']:.3f}"
        print(f"{mark} trial-{one.number}: {settings}, {values}")


if __name__ == "__main__":
    results = Path("results").resolve()
    results.mkdir(exist_ok=True)
    study = open_study()
    for _ in range(4):
        batch(study, 3, results, run.LocalExecutor())
    show(study)
