from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nemo_run as run


@dataclass
class Model:
    hidden: int = 8


def accuracy(loss: float) -> float:
    return 1 - loss


def train(
    model: Model,
    data: str | Path = "data",
    score: Callable[[float], float] = accuracy,
) -> None:
    print("training", model)


def tasks() -> dict[str, run.Partial]:
    def inner() -> None: ...

    return {
        "a Path": run.Partial(train, model=run.Config(Model), data=Path("data")),
        "a configured Path": run.Partial(
            train, model=run.Config(Model), data=run.Config(Path, "data")
        ),
        "a lambda": run.Partial(
            train, model=run.Config(Model), score=lambda loss: -loss
        ),
        "a function in a function": run.Partial(inner),
        "an object, by position": run.Partial(train, Model()),
        "an object, by name": run.Partial(train, model=Model()),
        "a function of a module": run.Partial(
            train, model=run.Config(Model), score=accuracy
        ),
    }


if __name__ == "__main__":
    with run.Experiment("refused", log_level="WARNING") as experiment:
        for name, task in tasks().items():
            try:
                experiment.add(task, name="train")
                print(f"{name}: accepted")
            except Exception as error:
                first = str(error).splitlines()[0]
                print(f"{name}: {type(error).__name__}: {first}")
