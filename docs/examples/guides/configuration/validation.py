from dataclasses import dataclass

import nemo_run as run


@dataclass
class Model:
    hidden: int = 8
    layers: int = 2


@dataclass
class CheckedModel(Model):
    def __post_init__(self) -> None:
        for name in ("hidden", "layers"):
            if type(getattr(self, name)) is not int:
                raise TypeError(
                    f"{name} must be an int, not {getattr(self, name)!r}"
                )


def train(model: Model) -> None:
    print("training", model)


if __name__ == "__main__":
    try:
        run.Config(Model, hiden=16)
    except TypeError as error:
        print("unknown name, call:  ", error)

    model = run.Config(Model)
    try:
        model.hiden = 16
    except AttributeError as error:
        print("unknown name, assign:", error)

    run.run(run.Partial(train, model=run.Config(Model, hidden="sixteen")))

    try:
        run.run(
            run.Partial(train, model=run.Config(CheckedModel, hidden="sixteen")),
            dryrun=True,
        )
    except TypeError as error:
        print("wrong type, checked: ", error)

    try:
        run.run(run.Partial(train))
    except TypeError as error:
        print("missing argument:    ", error)
