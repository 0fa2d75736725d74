from dataclasses import dataclass

import fiddle as fdl
import nemo_run as run


@dataclass
class Model:
    hidden: int = 8


def train(model: Model, epochs: int = 1) -> None:
    print(f"training {model} for {epochs} epochs")


if __name__ == "__main__":
    model = run.Config(Model, hidden=16)
    print("described:", model)
    print("built:    ", fdl.build(model))

    task = run.Partial(train, model=model, epochs=3)
    task.model.hidden = 32
    run.run(task)

    run.run(run.Script("evaluate.sh", args=["--fast"]))
    run.run(run.Script(inline="DATA=validation bash evaluate.sh"))
    run.run(
        run.Script("calendar", entrypoint="python", m=True, args=["2026", "2"])
    )
