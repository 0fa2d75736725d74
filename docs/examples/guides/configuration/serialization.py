from dataclasses import dataclass

import nemo_run as run
from nemo_run.cli.config import ConfigSerializer
from nemo_run.core.serialization.zlib_json import ZlibJSONSerializer

text, exact = ConfigSerializer(), ZlibJSONSerializer()


@dataclass
class Model:
    hidden: int = 8
    layers: int = 2


def train(model: Model, epochs: int = 1) -> None:
    print(model, epochs)


def distill(student: Model, teacher: Model) -> None:
    print(student, teacher)


if __name__ == "__main__":
    task = run.Partial(train, model=run.Config(Model, hidden=16), epochs=3)
    print(text.serialize_yaml(task))

    print("zlib-json equal:", exact.deserialize(exact.serialize(task)) == task)
    for name in ("yaml", "json", "toml"):
        written = getattr(text, f"serialize_{name}")(task)
        read = getattr(text, f"deserialize_{name}")(written)
        print(f"{name.upper()} equal:     ", read == task)

    pair = run.Partial(
        distill,
        student=run.Config(Model, hidden=4),
        teacher=run.Config(Model, layers=9),
    )
    print("zlib-json:", exact.deserialize(exact.serialize(pair)))
    print("YAML:     ", text.deserialize_yaml(text.serialize_yaml(pair)))
