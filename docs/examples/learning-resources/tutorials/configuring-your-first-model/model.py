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
            raise ValueError(f"hidden must be positive, got {self.hidden!r}")


@dataclass
class Training:
    model: Model
    optimizer: Optimizer = field(default_factory=Optimizer)
    steps: int = 100


if __name__ == "__main__":
    config = run.Config(Training, model=run.Config(Model, features=3))
    print("configuration:", config)
    print("object:", fdl.build(config))
