import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def save(path: Path, content: Mapping[str, object]) -> None:
    """Write a temporary file, then rename it: nobody reads half of it."""
    partial = path.with_suffix(".tmp")
    partial.write_text(json.dumps(content, indent=2))
    partial.replace(path)


def load(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text())


if __name__ == "__main__":
    save(Path("model.json"), {"weight": 2.5})
    print(load(Path("model.json")))
