import nemo_run as run


def train(lr: float) -> None:
    print(f"training with lr={lr}")


if __name__ == "__main__":
    with run.Experiment("sweep") as exp:
        exp.add(run.Partial(train, lr=0.1), executor=run.LocalExecutor(), name="high")
        exp.add(run.Partial(train, lr=0.01), executor=run.LocalExecutor(), name="low")
        exp.run(tail_logs=True)

    tasks = exp.status(return_dict=True)
    for name in ("high", "low"):
        print(name, tasks[name]["status"])
