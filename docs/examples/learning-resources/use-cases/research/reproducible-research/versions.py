import difflib
import hashlib
from pathlib import Path

import nemo_run as run
from nemo_run.cli.config import ConfigSerializer

from estimate import study

CONFIGS = Path("configs")


def keep(task: run.Partial) -> str:
    """Store a configuration under a version made from its content."""
    text = ConfigSerializer().serialize_yaml(task)
    version = hashlib.sha256(text.encode()).hexdigest()[:8]
    CONFIGS.mkdir(exist_ok=True)
    (CONFIGS / f"{version}.yaml").write_text(text)
    return version


def load(version: str) -> run.Partial:
    """Return the configuration that was stored under a version."""
    text = (CONFIGS / f"{version}.yaml").read_text()
    return ConfigSerializer().deserialize_yaml(text)


def differences(old: str, new: str) -> str:
    """Compare two versions line by line."""
    files = [CONFIGS / f"{version}.yaml" for version in (old, new)]
    texts = [file.read_text().splitlines() for file in files]
    return "\n".join(difflib.unified_diff(*texts, old, new, lineterm="", n=0))


if __name__ == "__main__":
    task = run.Partial(
        study, seed=7, samples=10_000, data="data.json", result="result.json"
    )
    first = keep(task)
    task.samples = 20_000
    second = keep(task)
    print(differences(first, second))

    old = load(first)
    print("samples of the first version:", old.samples)
    print("stored again under the same version:", keep(old) == first)
