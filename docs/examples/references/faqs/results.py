import json
from pathlib import Path

import nemo_run as run


def train(lr: float, folder: str) -> None:
    loss = round(1 - lr, 2)
    Path(folder, "loss.json").write_text(json.dumps({"loss": loss}))


if __name__ == "__main__":
    folder = Path("results").resolve()
    folder.mkdir()
    task = run.Partial(train, lr=0.1, folder=str(folder))
    run.run(task, executor=run.LocalExecutor(), name="train")
    print(json.loads((folder / "loss.json").read_text()))
