import json
import platform
import random
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import fiddle as fdl
import nemo_run as run
from nemo_run.cli.config import ConfigSerializer


def study(seed: int, samples: int, result: str) -> None:
    """Estimate pi. All chance comes from the seed, which is an argument."""
    draw = random.Random(seed)
    inside = sum(draw.random() ** 2 + draw.random() ** 2 < 1 for _ in range(samples))
    Path(result).write_text(json.dumps({"pi": 4 * inside / samples}))


def environment() -> dict[str, object]:
    """What the result depends on beside the configuration."""
    packages = sorted(f"{found.metadata['Name']}=={found.version}" for found in metadata.distributions())
    commit = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "packages": packages,
        "commit": commit or "not in a repository",
        "arguments": sys.argv[1:],
    }


if __name__ == "__main__":
    first, second = Path("first.json").resolve(), Path("second.json").resolve()
    with run.Experiment("estimate-pi", clean_mode=True, log_level="ERROR") as experiment:
        experiment.add(run.Partial(study, seed=7, samples=10_000, result=str(first)), name="study")
        experiment.run()

    states = experiment.status(return_dict=True) or {}
    folder = Path(states["study"]["local_dir"])
    saved = folder / "configs" / "study_config.yaml"
    print(saved.read_text())
    print("kept:", sorted(path.name for path in folder.parent.iterdir()))

    state = environment()
    Path("environment.json").write_text(json.dumps(state, indent=2))
    print("captured:", *state)

    again = ConfigSerializer().deserialize_yaml(saved.read_text())
    again.result = str(second)
    fdl.build(again)()
    print(first.read_text(), "equal:", first.read_bytes() == second.read_bytes())
