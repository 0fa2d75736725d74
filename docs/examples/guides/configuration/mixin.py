from dataclasses import dataclass

import nemo_run as run


@dataclass
class Model(run.ConfigurableMixin):
    hidden: int = 8


class Schedule(run.ConfigurableMixin):
    def __init__(self, steps: int) -> None:
        self.steps = steps

    def to_config(self) -> run.Config["Schedule"]:
        return run.Config(Schedule, steps=self.steps)


def train(model: Model, schedule: Schedule) -> None:
    print(f"training {model} for {schedule.steps} steps")


if __name__ == "__main__":
    model, schedule = Model(hidden=16), Schedule(steps=100)
    task = run.Partial(
        train, model=model.to_config(), schedule=schedule.to_config()
    )
    print(task)
    run.run(task)
    print(run.LocalExecutor().to_config().ntasks_per_node)
