import json
import platform
import shutil
import subprocess
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import nemo_run as run
from estimate import study


def environment() -> dict[str, object]:
    """Describe the interpreter, the machine, the commit and the packages."""
    found = metadata.distributions()
    packages = {package.metadata["Name"]: package.version for package in found}
    command = ["git", "rev-parse", "HEAD"]
    git = subprocess.run(command, capture_output=True, text=True)
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "commit": git.stdout.strip() or "not in a repository",
        "packages": [f"{name}=={packages[name]}" for name in sorted(packages)],
    }


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of the snapshot."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    kept = [path for path in files if path.name != "manifest.json"]
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in kept
    }


if __name__ == "__main__":
    Path("data.json").write_text(json.dumps({"radius": 1.0}))
    task = run.Partial(
        study, seed=7, samples=10_000, data="data.json", result="result.json"
    )
    with run.Experiment("estimate-area", run.LocalExecutor()) as experiment:
        experiment.add(task, name="study")
        experiment.run()
    record = (experiment.status(return_dict=True) or {})["study"]
    if str(record["status"]) != "SUCCEEDED":
        raise SystemExit("the study failed: nothing to keep")

    snapshot = Path("snapshot")
    snapshot.mkdir()
    config = Path(record["local_dir"]) / "configs" / "study_config.yaml"
    shutil.copy(config, snapshot / "config.yaml")
    for name in ("estimate.py", "data.json", "result.json"):
        shutil.copy(name, snapshot)
    described = json.dumps(environment(), indent=2)
    (snapshot / "environment.json").write_text(described)
    manifest = json.dumps(digests(snapshot), indent=2)
    (snapshot / "manifest.json").write_text(manifest)
    print((snapshot / "config.yaml").read_text())
    print(*digests(snapshot), sep="\n")
