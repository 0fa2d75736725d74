from pathlib import Path

import nemo_run as run
import optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend


def objective(one: optuna.Trial) -> float:
    x = one.suggest_float("x", -10, 10)
    y = one.suggest_float("y", -10, 10)
    return (x - 2) ** 2 + (y + 1) ** 2


def work(journal: str, trials: int, seed: int) -> None:
    """Run trials of the shared study until this worker has done its part."""
    study = optuna.load_study(
        study_name="shared",
        storage=JournalStorage(JournalFileBackend(journal)),
        sampler=optuna.samplers.TPESampler(seed=seed, constant_liar=True),
    )
    study.optimize(objective, n_trials=trials)


if __name__ == "__main__":
    journal = str(Path("journal.log").resolve())
    study = optuna.create_study(
        study_name="shared",
        storage=JournalStorage(JournalFileBackend(journal)),
        load_if_exists=True,
    )
    with run.Experiment("workers", run.LocalExecutor()) as experiment:
        for seed in range(3):
            task = run.Partial(work, journal=journal, trials=20, seed=seed)
            experiment.add(task, name=f"worker-{seed}")
        experiment.run()
    print(len(study.trials), "trials, best value below 1:", study.best_value < 1)
