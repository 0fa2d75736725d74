import json
from pathlib import Path

from alerts import stage


@stage
def prepare(data: str) -> None:
    """Fetch the data. The source is not ready at the first call."""
    if Path(data).exists():
        return
    called = Path(data).with_suffix(".called")
    if not called.exists():
        called.touch()
        raise ConnectionError("the source is not ready")
    print("writing", Path(data).name)
    Path(data).write_text(json.dumps([1.0, 2.0, 3.0, 6.0]))


@stage
def train(data: str, model: str) -> None:
    """Fit the mean, if the stage before it has written its output."""
    if not Path(data).exists():
        raise FileNotFoundError(f"{Path(data).name} is missing: run `prepare`")
    numbers = json.loads(Path(data).read_text())
    print("training on", len(numbers), "rows")
    Path(model).write_text(json.dumps({"mean": sum(numbers) / len(numbers)}))
