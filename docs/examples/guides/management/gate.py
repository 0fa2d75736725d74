import nemo_run as run


def prepare() -> None:
    raise SystemExit("no data")


def train() -> None:
    print("training, although there is no data")


if __name__ == "__main__":
    with run.Experiment(
        "gate", executor=run.LocalExecutor(), enable_goodbye_message=False
    ) as experiment:
        data = experiment.add(run.Partial(prepare), name="prepare")
        experiment.add(
            run.Partial(train), name="train", dependencies=[data], tail_logs=True
        )
        experiment.run()
