import sys

import nemo_run as run


def prepare(rows: int) -> None:
    print(f"prepared {rows} rows")


def train(seed: int) -> None:
    print(f"trained with seed {seed}")


def compare(runs: int) -> None:
    print(f"compared {runs} runs")


if __name__ == "__main__":
    with run.Experiment(
        "pipeline", executor=run.LocalExecutor(), enable_goodbye_message=False
    ) as experiment:
        data = experiment.add(
            run.Partial(prepare, rows=100), name="prepare", tail_logs=True
        )
        trained = [
            experiment.add(
                run.Partial(train, seed=seed),
                name=f"train-{seed}",
                tail_logs=True,
                dependencies=[data],
            )
            for seed in (1, 2)
        ]
        experiment.add(
            run.Partial(compare, runs=2),
            name="compare",
            tail_logs=True,
            dependencies=trained,
        )
        experiment.run()

    tasks = experiment.status(return_dict=True) or {}
    failed = sorted(
        name for name, task in tasks.items() if str(task["status"]) != "SUCCEEDED"
    )
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)
