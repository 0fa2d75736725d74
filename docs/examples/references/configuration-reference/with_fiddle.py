from dataclasses import dataclass

import fiddle as fdl
import nemo_run as run
from fiddle import selectors


@dataclass
class Layer:
    width: int
    dropout: float = 0.1


@dataclass
class Model:
    first: Layer
    second: Layer


if __name__ == "__main__":
    model = run.Config(
        Model,
        first=run.Config(Layer, width=8),
        second=run.Config(Layer, width=4),
    )
    selectors.select(model, Layer).set(dropout=0.5)
    print(fdl.get_callable(model).__name__, list(fdl.ordered_arguments(model)))
    print(fdl.build(model))
