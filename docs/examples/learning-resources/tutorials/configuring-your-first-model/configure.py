from dataclasses import dataclass, field

import fiddle as fdl
import nemo_run as run


@dataclass
class Optimizer:
    lr: float = 0.1
    momentum: float = 0.0


@dataclass
class Model:
    features: int
    hidden: int = 8
    activation: str = "relu"

    def __post_init__(self) -> None:
        if not isinstance(self.hidden, int) or self.hidden < 1:
            raise ValueError(f"hidden must be a positive whole number, got {self.hidden!r}")


@dataclass
class Training:
    model: Model
    optimizer: Optimizer = field(default_factory=Optimizer)
    steps: int = 100


def training(features: int, steps: int = 100) -> run.Config[Training]:
    """A recipe: one argument decides several settings."""
    return run.Config(
        Training,
        model=run.Config(Model, features=features, hidden=4 * features),
        optimizer=run.Config(Optimizer, lr=0.1),
        steps=steps,
    )


if __name__ == "__main__":
    config = training(features=3)
    config.optimizer.lr = 0.05
    print("1.", config)
    print("2.", fdl.build(config))

    try:
        config.model.layers = 2
    except AttributeError as error:
        print("3.", error)

    config.model.hidden = "many"
    try:
        fdl.build(config)
    except ValueError as error:
        print("4.", str(error).splitlines()[0])

    small, large = training(features=3), training(features=3)
    large.model.hidden = 64
    print("5.", small.model.hidden, large.model.hidden, small == large)
