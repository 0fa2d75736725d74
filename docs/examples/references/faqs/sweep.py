import sys

import nemo_run as run


def train(lr: float) -> None:
    print(f"trained with lr={lr}")


def compare(runs: int) -> None:
    print(f"comparing {runs} runs")


if __name__ == "__main__":
    with run.Experiment(
        "sweep", executor=run.LocalExecutor(), enable_goodbye_message=False
    ) as experiment:
        trained = [
            experiment.add(
                run.Partial(train, lr=lr), name=f"lr-{lr}", tail_logs=True
            )
            for lr in (0.1, 0.2, 0.3)
        ]
        experiment.add(
            run.Partial(compare, runs=3),
            name="compare",
            tail_logs=True,
            dependencies=trained,
        )
        experiment.run()

    tasks = experiment.status(return_dict=True) or {}
    failed = sorted(
        name for name, task in tasks.items() if str(task["status"]) != "SUCCEEDED"
    )
    sys.exit(f"failed: {failed}" if failed else 0)
