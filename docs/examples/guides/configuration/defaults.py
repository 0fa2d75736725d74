from dataclasses import dataclass
from typing import Annotated, Optional

import nemo_run as run


@dataclass
class Optimizer:
    lr: float = 0.1


def train(
    optimizer: Annotated[Optional[Optimizer], run.Config[Optimizer]] = None,
) -> None:
    print(optimizer)


if __name__ == "__main__":
    task = run.Partial(train)
    task.optimizer.lr = 0.3
    run.run(task)

    run.run(run.Partial(train, optimizer=None))

    task.optimizer = None
    run.run(task)
