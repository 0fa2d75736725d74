import hashlib
import json
import platform
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

import nemo_run as run
from estimate import study


def environment() -> dict[str, object]:
    """What a result depends on beside configuration, code and data."""
    packages = {found.metadata["Name"]: found.version for found in metadata.distributions()}
    git = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True)
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "commit": git.stdout.strip() or "not in a repository",
        "packages": [f"{name}=={packages[name]}" for name in sorted(packages)],
    }


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of the snapshot."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


if __name__ == "__main__":
    Path("data.json").write_text(json.dumps({"radius": 1.0}))
    task = run.Partial(study, seed=7, samples=10_000, data="data.json", result="result.json")
    with run.Experiment("estimate-area", clean_mode=True, log_level="ERROR") as experiment:
        experiment.add(task, name="study")
        experiment.run()
    record = (experiment.status(return_dict=True) or {})["study"]
    if str(record["status"]) != "SUCCEEDED":
        raise SystemExit("the study failed, there is nothing to keep")

    snapshot = Path("snapshot")
    snapshot.mkdir()
    shutil.copy(Path(record["local_dir"]) / "configs" / "study_config.yaml", snapshot / "config.yaml")
    for name in ("estimate.py", "data.json", "result.json"):
        shutil.copy(name, snapshot)
    (snapshot / "environment.json").write_text(json.dumps(environment(), indent=2))
    (snapshot / "manifest.json").write_text(json.dumps(digests(snapshot), indent=2))
    print((snapshot / "config.yaml").read_text())
    print(*digests(snapshot), sep="\n")
