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


def written(hidden: int) -> run.Config[Model]:
    model = run.Config(Model, hidden=hidden, optimizer=run.Config(Optimizer))
    if hidden > 100:
        model.optimizer.lr = 0.01
    return model


if __name__ == "__main__":
    for model in (converted(4), written(4), written(400)):
        print(model)
    base = written(4)
    wider = base.clone().broadcast(hidden=64)
    print(base.hidden, wider.hidden)
    wider.walk(hidden=lambda config: config.hidden // 2)
    print(wider.hidden)
