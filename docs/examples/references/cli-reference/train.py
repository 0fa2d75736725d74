from dataclasses import dataclass, field
from typing import Optional

import nemo_run as run


@dataclass
class Optimizer:
    lr: float = 0.1


@dataclass
class Model:
    hidden: int = 8
    optimizer: Optimizer = field(default_factory=Optimizer)


@run.cli.factory
@run.autoconvert
def tiny() -> Model:
    return Model(hidden=2, optimizer=Optimizer(lr=0.5))


@run.cli.factory
@run.autoconvert
def sized(hidden: int = 4) -> Model:
    return Model(hidden=hidden, optimizer=Optimizer())


@run.cli.factory
@run.autoconvert
def laptop() -> run.LocalExecutor:
    return run.LocalExecutor()


@run.cli.entrypoint
def train(
    model: Model, epochs: int = 1, tags: Optional[list[str]] = None
) -> None:
    """Train a model."""
    print(f"{model} epochs={epochs} tags={tags}")


@run.cli.factory(target=train)
def quick() -> run.Partial:
    return run.Partial(train, model=tiny(), epochs=1, tags=["quick"])


if __name__ == "__main__":
    run.cli.main(train)
