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
    if json.loads((kept / "manifest.json").read_text()) != digests(kept):
        raise SystemExit("the snapshot was changed after it was made")
    then, now = (kept / "environment.json").read_text(), json.dumps(environment(), indent=2)
    changes = unified_diff(then.splitlines(), now.splitlines(), "then", "now", lineterm="", n=0)
    print("environment:", "\n".join(changes) or "as it was")

    task = ConfigSerializer().deserialize_yaml((kept / "config.yaml").read_text())
    again = Path("again.json").resolve()
    task.result = str(again)
    os.chdir(kept)  # a local task starts here: it finds the kept code and the kept data
    executor = run.LocalExecutor(env_vars={"PYTHONDONTWRITEBYTECODE": "1"})  # no new file in the snapshot
    with run.Experiment("estimate-area", executor, clean_mode=True, log_level="ERROR") as experiment:
        experiment.add(task, name="study")
        experiment.run()

    equal = again.exists() and again.read_bytes() == (kept / "result.json").read_bytes()
    print("result:", (kept / "result.json").read_text(), "equal:", equal)
    sys.exit(0 if equal else 1)
