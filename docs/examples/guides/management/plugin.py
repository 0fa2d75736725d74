import os

import nemo_run as run
from task_plugins import Debug


def train(epochs: int) -> None:
    print(f"{epochs} epochs, log level {os.environ['LOG_LEVEL']}")


if __name__ == "__main__":
    task = run.Partial(train, epochs=100)
    with run.Experiment("plugin", enable_goodbye_message=False) as experiment:
        experiment.add(task, name="train", plugins=[Debug()], tail_logs=True)
        experiment.run()
    print("the task itself still has", task.epochs, "epochs")
