from dataclasses import dataclass, field

import nemo_run as run
from nemo_run.cli.config import ConfigSerializer
from nemo_run.core.serialization.zlib_json import ZlibJSONSerializer


@dataclass
class Optimizer:
    lr: float = 0.1


@dataclass
class Model:
    hidden: int = 8
    optimizer: Optimizer = field(default_factory=Optimizer)


def train(model: Model, epochs: int = 1) -> None:
    print(model, epochs)


if __name__ == "__main__":
    task = run.Partial(train, model=run.Config(Model, optimizer=run.Config(Optimizer, lr=0.3)), epochs=3)

    text = ConfigSerializer()
    print(text.serialize_yaml(task))
    print("YAML equal:", text.deserialize_yaml(text.serialize_yaml(task)) == task)

    exact = ZlibJSONSerializer()
    print("zlib-json equal:", exact.deserialize(exact.serialize(task)) == task)
