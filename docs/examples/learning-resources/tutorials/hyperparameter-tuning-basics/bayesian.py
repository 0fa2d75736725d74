import optuna

from trials import run_trials, show

if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    sampler = optuna.samplers.TPESampler(seed=1, n_startup_trials=3)
    study = optuna.create_study(sampler=sampler)
    trials = []
    for number in range(3):
        asked = [study.ask() for _ in range(3)]
        points = [
            {
                "lr": trial.suggest_float("lr", 1e-3, 0.05, log=True),
                "momentum": trial.suggest_float("momentum", 0.0, 0.9),
            }
            for trial in asked
        ]
        results = run_trials(f"bayesian-{number}", points)
        for trial, result in zip(asked, results, strict=True):
            study.tell(trial, result["loss"])
        trials += results
    show(trials)
