from dataclasses import dataclass, field

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
    """A model for tests."""
    return Model(hidden=2, optimizer=Optimizer(lr=0.5))


@run.cli.entrypoint
def train(model: Model, epochs: int = 1) -> None:
    """Train a model."""
    print(f"{model} epochs={epochs}")


if __name__ == "__main__":
    run.cli.main(train)
