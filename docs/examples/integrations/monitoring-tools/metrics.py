import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path

import nemo_run as run

from trackers import TOOLS, Tracking

OFFLINE = {
    "wandb": {"WANDB_MODE": "offline"},
    "mlflow": {"MLFLOW_TRACKING_URI": "sqlite:///mlflow.db"},
    "tensorboard": {"TF_CPP_MIN_LOG_LEVEL": "3"},
}


def train(name: str, lr: float) -> None:
    tracker = TOOLS[os.environ["METRICS_TOOL"]](name, {"lr": lr})
    x = 2.0
    for step in range(5):
        x -= lr * 2 * x
        tracker.metrics(step, {"loss": x * x})
    model = Path(f"{name}-model.json")
    model.write_text(json.dumps({"x": x}))
    tracker.artifact(model)
    tracker.finish()


if __name__ == "__main__":
    installed = [tool for tool in OFFLINE if find_spec(tool)]
    tools = sys.argv[1:] or ["json_lines", *installed]
    with run.Experiment("metrics", run.LocalExecutor()) as experiment:
        for tool in tools:
            settings = OFFLINE.get(tool, {})
            tracking = Tracking(tool=tool, project="demo", settings=settings)
            task = run.Partial(train, name=tool, lr=0.1)
            experiment.add(task, name=tool, plugins=[tracking])
        experiment.run(sequential=True)
    states = experiment.status(return_dict=True) or {}
    for tool in tools:
        print(f"{tool}: {states[tool]['status']}")
    failed = any(str(state["status"]) != "SUCCEEDED" for state in states.values())
    sys.exit(failed)
