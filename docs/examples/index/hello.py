import nemo_run as run


def train(lr: float, epochs: int = 1) -> None:
    print(f"training for {epochs} epochs with lr={lr}")


if __name__ == "__main__":
    task = run.Partial(train, lr=0.1)  # configure: a function and its arguments, not called yet
    task.epochs = 3
    executor = run.LocalExecutor()  # execute: in a process of its own, on this machine
    run.run(task, executor=executor, name="hello", log_level="WARNING")
