import json
from pathlib import Path

import nemo_run as run
import optuna


def trial(width: int, lr: float, result: str) -> None:
    """A stand-in for a training with two results to keep small."""
    Path(result).write_text(json.dumps([1.0 / width + abs(lr - 0.1), float(width)]))


def batch(study: optuna.Study, size: int, results: Path) -> None:
    """Ask for `size` points, run them side by side as tasks, tell the study what came out."""
    asked = [study.ask() for _ in range(size)]
    with run.Experiment("optuna", clean_mode=True, log_level="ERROR") as experiment:
        for one in asked:
            width, lr = one.suggest_int("width", 1, 32, log=True), one.suggest_float("lr", 0.01, 0.2)
            task = run.Partial(trial, width=width, lr=lr, result=str(results / f"{one.number}.json"))
            experiment.add(task, name=f"trial-{one.number}")
        experiment.run()
    for one in asked:
        result = results / f"{one.number}.json"
        if result.exists():
            study.tell(one, json.loads(result.read_text()))
        else:
            study.tell(one, state=optuna.trial.TrialState.FAIL)


if __name__ == "__main__":
    results = Path("results").resolve()
    results.mkdir(exist_ok=True)
    study = optuna.create_study(
        directions=["minimize", "minimize"],
        sampler=optuna.samplers.TPESampler(seed=0),
        storage="sqlite:///study.db",
        study_name="width-and-lr",
        load_if_exists=True,
    )
    for _ in range(2):
        batch(study, size=4, results=results)
    for best in study.best_trials:
        print(best.number, best.params, best.values)
