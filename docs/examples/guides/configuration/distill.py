from dataclasses import dataclass

import nemo_run as run


@dataclass
class Model:
    hidden: int = 8
    layers: int = 2


@run.cli.factory
@run.autoconvert
def tiny() -> Model:
    return Model(hidden=2)


@run.cli.entrypoint
def distill(student: Model, teacher: Model) -> None:
    print(student, teacher)


if __name__ == "__main__":
    run.cli.main(distill)
