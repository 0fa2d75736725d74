from dataclasses import dataclass, field

import nemo_run as run


@dataclass
class Optimizer:
    lr: float = 0.1


@dataclass
class Model:
    hidden: int = 8
    optimizer: Optimizer = field(default_factory=Optimizer)


@run.autoconvert
def converted(hidden: int) -> Model:
    return Model(hidden=hidden * 2, optimizer=Optimizer(lr=0.3))


@run.autoconvert
def branching(hidden: int) -> Model:
    if hidden > 100:
        return Model(hidden=hidden, optimizer=Optimizer(lr=0.01))
    return Model(hidden=hidden)


def written(hidden: int) -> run.Config[Model]:
    model = run.Config(Model, hidden=hidden, optimizer=run.Config(Optimizer))
    if hidden > 100:
        model.optimizer.lr = 0.01
    return model


if __name__ == "__main__":
    print(converted(4))
    print(written(400))
    try:
        branching(400)
    except Exception as error:
        print(f"{type(error).__name__}: {str(error).splitlines()[0]}")
