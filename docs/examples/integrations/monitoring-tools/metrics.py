import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nemo_run as run
from nemo_run.core.execution.base import Executor

Log = Callable[[int, dict[str, float]], None]


def to_json_lines(name: str) -> Log:
    """One JSON object a line: nothing to install, and enough to draw a curve."""
    file = Path(f"{name}.jsonl").open("w")
    return lambda step, values: print(json.dumps({"step": step, **values}), file=file, flush=True)


def to_wandb(name: str) -> Log:
    """Weights & Biases. WANDB_MODE=offline keeps the run in the folder `wandb`."""
    import wandb

    tracked = wandb.init(project=os.environ["METRICS_PROJECT"], name=name)
    return lambda step, values: tracked.log(values, step=step)


def to_mlflow(name: str) -> Log:
    """MLflow. MLFLOW_TRACKING_URI names the server or the database."""
    import mlflow

    mlflow.set_experiment(os.environ["METRICS_PROJECT"])
    mlflow.start_run(run_name=name)
    return lambda step, values: mlflow.log_metrics(values, step=step)


def to_comet(name: str) -> Log:
    """Comet. Without a key the run is kept as an archive in the folder `.cometml-runs`."""
    import comet_ml

    tracked = comet_ml.start(
        project_name=os.environ["METRICS_PROJECT"], online="COMET_API_KEY" in os.environ
    )
    tracked.set_name(name)
    return lambda step, values: tracked.log_metrics(values, step=step)


def to_tensorboard(name: str) -> Log:
    """TensorBoard. `tensorboard --logdir tensorboard` shows the curves."""
    from torch.utils.tensorboard import SummaryWriter

    writer = SummaryWriter(f"tensorboard/{name}")

    def log(step: int, values: dict[str, float]) -> None:
        for key, value in values.items():
            writer.add_scalar(key, value, step)
        writer.flush()

    return log


@dataclass(kw_only=True)
class Tracking(run.Plugin):
    """Tells every task where its metrics go. The task itself knows none of the tools."""

    tool: str
    project: str

    def setup(self, task: run.Partial | run.Script, executor: Executor) -> None:
        executor.env_vars |= {"METRICS_TOOL": self.tool, "METRICS_PROJECT": self.project}


TOOLS = {
    "json_lines": to_json_lines,
    "wandb": to_wandb,
    "mlflow": to_mlflow,
    "comet": to_comet,
    "tensorboard": to_tensorboard,
}


def train(name: str, lr: float) -> None:
    log = TOOLS[os.environ["METRICS_TOOL"]](name)
    x = 2.0
    for step in range(5):
        x -= lr * 2 * x
        log(step, {"loss": x * x})


if __name__ == "__main__":
    tool = sys.argv[1] if len(sys.argv) > 1 else "json_lines"
    tracking = Tracking(tool=tool, project="demo")
    with run.Experiment("metrics", clean_mode=True, log_level="ERROR") as experiment:
        experiment.add(run.Partial(train, name="slow", lr=0.1), name="slow", plugins=[tracking])
        experiment.run()
    states = experiment.status(return_dict=True) or {}
    print(states["slow"]["status"])
    if tool == "json_lines":
        print(Path("slow.jsonl").read_text(), end="")
