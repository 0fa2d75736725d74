import nemo_run as run


def train(lr: float, epochs: int = 1) -> None:
    print(f"lr {lr}, {epochs} epochs")


if __name__ == "__main__":
    for lr in (0.1, 0.3):
        with run.Experiment(
            "compare", enable_goodbye_message=False
        ) as experiment:
            experiment.add(
                run.Partial(train, lr=lr), name="train", tail_logs=True
            )
            experiment.run()

    for id in run.Experiment.catalog("compare"):
        print(id, run.Experiment.from_id(id).tasks[0])
    print("titles:", run.Experiment.catalog())
    print("unknown title:", run.Experiment.catalog("compere"))
