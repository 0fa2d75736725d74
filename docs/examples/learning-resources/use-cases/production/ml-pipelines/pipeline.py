import json
import sys
from pathlib import Path

import nemo_run as run


def prepare(data: str) -> None:
    """Fetch the data. The source is not ready at the first call, as sources sometimes are."""
    if Path(data).exists():
        return
    called = Path(data).with_suffix(".called")
    if not called.exists():
        called.touch()
        raise ConnectionError("the source is not ready")
    Path(data).write_text(json.dumps([1.0, 2.0, 3.0, 6.0]))


def train(data: str, model: str) -> None:
    """Fit the mean. The stage checks its own input: a LocalExecutor starts it in any case."""
    if not Path(data).exists():
        raise FileNotFoundError(f"{data}: run the stage `prepare` first")
    numbers = json.loads(Path(data).read_text())
    Path(model).write_text(json.dumps({"mean": sum(numbers) / len(numbers)}))


def attempt(folder: Path) -> dict[str, str]:
    """Run the pipeline once and return the status of each stage."""
    data, model = str(folder / "data.json"), str(folder / "model.json")
    with run.Experiment("pipeline", clean_mode=True, log_level="ERROR") as experiment:
        first = experiment.add(run.Partial(prepare, data=data), name="prepare")
        experiment.add(run.Partial(train, data=data, model=model), name="train", dependencies=[first])
        experiment.run()
    states = experiment.status(return_dict=True) or {}
    return {name: str(states[name]["status"]) for name in ("prepare", "train")}


def alert(states: dict[str, str]) -> None:
    """Put the call of your pager, mail or chat here."""
    print("ALERT: the pipeline failed:", states)


if __name__ == "__main__":
    folder = Path("pipeline").resolve()
    folder.mkdir(exist_ok=True)
    states: dict[str, str] = {}
    for number in (1, 2, 3):
        states = attempt(folder)
        print(f"attempt {number}:", states)
        if all(state == "SUCCEEDED" for state in states.values()):
            print((folder / "model.json").read_text())
            sys.exit(0)
    alert(states)
    sys.exit(1)
