import os
from dataclasses import dataclass

import nemo_run as run


@dataclass(kw_only=True)
class Debug(run.Plugin):
    level: str = "DEBUG"

    def setup(self, task: run.Partial | run.Script, executor: run.Executor) -> None:
        executor.env_vars["LOG_LEVEL"] = self.level
        if isinstance(task, run.Partial):
            task.epochs = 1


def train(epochs: int) -> None:
    print(f"{epochs} epochs, log level {os.environ['LOG_LEVEL']}")


if __name__ == "__main__":
    task = run.Partial(train, epochs=100)
    with run.Experiment("plugin", clean_mode=True, log_level="ERROR") as experiment:
        experiment.add(task, name="train", plugins=[Debug()])
        experiment.run()
    experiment.logs("train")
    print("the task itself still has", task.epochs, "epochs")
