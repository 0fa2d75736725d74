from dataclasses import dataclass, field

import nemo_run as run


@dataclass
class Callback:
    every: int = 1


@dataclass
class Trainer:
    callbacks: list[Callback] = field(default_factory=list)
    layers: list[int] = field(default_factory=list)


@run.cli.factory
@run.autoconvert
def default() -> Trainer:
    return Trainer(callbacks=[Callback(), Callback(every=2)], layers=[1, 2])


@run.cli.entrypoint
def fit(trainer: Trainer, scores: dict[str, int] = {}) -> None:
    print(trainer, scores)


if __name__ == "__main__":
    run.cli.main(fit)
