from dataclasses import dataclass

import fiddle as fdl
import nemo_run as run

from model import Model


@dataclass
class CheckedModel(Model):
    def __post_init__(self) -> None:
        if not isinstance(self.hidden, int) or self.hidden < 1:
            raise ValueError(f"hidden must be a positive whole number, got {self.hidden!r}")


if __name__ == "__main__":
    config = run.Config(CheckedModel, features=3)
    config.hidden = "many"
    print("accepted:", config)

    try:
        fdl.build(config)
    except ValueError as error:
        print("refused:", str(error).splitlines()[0])
