import json
import os
import sys
from difflib import unified_diff
from pathlib import Path

import nemo_run as run
from nemo_run.cli.config import ConfigSerializer
from snapshot import digests, environment

if __name__ == "__main__":
    kept = Path(sys.argv[1] if len(sys.argv) > 1 else "snapshot").resolve()
    manifest = json.loads((kept / "manifest.json").read_text())
    if manifest != digests(kept):
        raise SystemExit("the snapshot has changed since it was made")
    then = (kept / "environment.json").read_text().splitlines()
    now = json.dumps(environment(), indent=2).splitlines()
    changes = unified_diff(then, now, "then", "now", lineterm="", n=0)
    print("environment:", "\n".join(changes) or "unchanged")

    config = (kept / "config.yaml").read_text()
    task = ConfigSerializer().deserialize_yaml(config)
    again = Path("again.json").resolve()
    task.result = str(again)
    os.chdir(kept)  # the task starts here, next to the kept code and data
    # Keep Python from adding files to the snapshot
    executor = run.LocalExecutor(env_vars={"PYTHONDONTWRITEBYTECODE": "1"})
    with run.Experiment("estimate-area", executor) as experiment:
        experiment.add(task, name="study")
        experiment.run()

    result = kept / "result.json"
    equal = again.exists() and again.read_bytes() == result.read_bytes()
    print("result:", result.read_text(), "equal:", equal)
    sys.exit(0 if equal else 1)
