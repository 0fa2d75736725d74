from dataclasses import dataclass

import nemo_run as run


@dataclass
class Tokenizer:
    vocabulary: int


@dataclass
class Model:
    vocabulary: int
    hidden: int = 8
    heads: int = 2


@dataclass
class Trainer:
    tokenizer: Tokenizer
    model: Model
    warmup: Model | None = None


def sized(vocabulary: int, hidden: int) -> run.Config[Trainer]:
    """Return a trainer whose heads follow from hidden, with one vocabulary."""
    return run.Config(
        Trainer,
        tokenizer=run.Config(Tokenizer, vocabulary=vocabulary),
        model=run.Config(
            Model, vocabulary=vocabulary, hidden=hidden, heads=hidden // 4
        ),
    )


if __name__ == "__main__":
    base = sized(vocabulary=100, hidden=16)
    wide = base.clone().broadcast(vocabulary=500)
    wide.walk(hidden=lambda config: config.hidden * 2)
    wide.walk(heads=lambda config: config.hidden // 4)
    print("base:", base)
    print("wide:", wide)

    base.warmup = base.model
    base.model.hidden = 64
    copy = base.clone().broadcast(hidden=4)
    print("shared:", base.warmup.hidden, copy.warmup.hidden)
