import json
import os
import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import nemo_run as run
from nemo_run.core.execution.base import Executor


class JsonLines:
    """One JSON object a line: nothing to install, and enough to draw a curve."""

    def __init__(self, name: str, config: dict[str, float]) -> None:
        self.file = Path(f"{name}.jsonl").open("w")
        print(json.dumps({"config": config}), file=self.file)

    def metrics(self, step: int, values: dict[str, float]) -> None:
        print(json.dumps({"step": step, **values}), file=self.file, flush=True)

    def artifact(self, path: Path) -> None:
        print(json.dumps({"artifact": str(path)}), file=self.file)

    def finish(self) -> None:
        self.file.close()


class WandB:
    """Weights & Biases. WANDB_MODE=offline keeps the run in the folder `wandb`."""

    def __init__(self, name: str, config: dict[str, float]) -> None:
        import wandb

        self.run = wandb.init(project=os.environ["METRICS_PROJECT"], name=name, config=config)

    def metrics(self, step: int, values: dict[str, float]) -> None:
        self.run.log(values, step=step)

    def artifact(self, path: Path) -> None:
        self.run.log_artifact(str(path), name=path.stem, type="model")

    def finish(self) -> None:
        self.run.finish()


class MLflow:
    """MLflow. MLFLOW_TRACKING_URI names the server or the database."""

    def __init__(self, name: str, config: dict[str, float]) -> None:
        import mlflow

        self.mlflow = mlflow
        mlflow.set_experiment(os.environ["METRICS_PROJECT"])
        mlflow.start_run(run_name=name)
        mlflow.log_params(config)

    def metrics(self, step: int, values: dict[str, float]) -> None:
        self.mlflow.log_metrics(values, step=step)

    def artifact(self, path: Path) -> None:
        self.mlflow.log_artifact(str(path))

    def finish(self) -> None:
        self.mlflow.end_run()


class TensorBoard:
    """TensorBoard. It has no artifacts; the text tab names the file."""

    def __init__(self, name: str, config: dict[str, float]) -> None:
        from torch.utils.tensorboard import SummaryWriter

        self.writer = SummaryWriter(f"tensorboard/{name}")
        self.writer.add_text("config", json.dumps(config))

    def metrics(self, step: int, values: dict[str, float]) -> None:
        for key, value in values.items():
            self.writer.add_scalar(key, value, step)

    def artifact(self, path: Path) -> None:
        self.writer.add_text("artifact", str(path))

    def finish(self) -> None:
        self.writer.close()


class Comet:
    """Comet. Without a key the run is kept as an archive in the folder `.cometml-runs`."""

    def __init__(self, name: str, config: dict[str, float]) -> None:
        import comet_ml

        online = "COMET_API_KEY" in os.environ
        self.run = comet_ml.start(project_name=os.environ["METRICS_PROJECT"], online=online)
        self.run.set_name(name)
        self.run.log_parameters(config)

    def metrics(self, step: int, values: dict[str, float]) -> None:
        self.run.log_metrics(values, step=step)

    def artifact(self, path: Path) -> None:
        self.run.log_asset(str(path))

    def finish(self) -> None:
        self.run.end()


TOOLS = {"json_lines": JsonLines, "wandb": WandB, "mlflow": MLflow, "tensorboard": TensorBoard, "comet": Comet}
OFFLINE = {
    "wandb": {"WANDB_MODE": "offline"},
    "mlflow": {"MLFLOW_TRACKING_URI": "sqlite:///mlflow.db"},
    "tensorboard": {"TF_CPP_MIN_LOG_LEVEL": "3"},
}


@dataclass(kw_only=True)
class Tracking(run.Plugin):
    """Tells a task through its environment where its metrics go. The task itself knows none of the tools."""

    tool: str
    project: str
    settings: dict[str, str] = field(default_factory=dict)

    def setup(self, task: run.Partial | run.Script, executor: Executor) -> None:
        executor.env_vars |= {"METRICS_TOOL": self.tool, "METRICS_PROJECT": self.project, **self.settings}


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
    tools = sys.argv[1:] or ["json_lines", *(tool for tool in OFFLINE if find_spec(tool))]
    with run.Experiment("metrics", clean_mode=True, log_level="ERROR") as experiment:
        for tool in tools:
            tracking = Tracking(tool=tool, project="demo", settings=OFFLINE.get(tool, {}))
            experiment.add(run.Partial(train, name=tool, lr=0.1), name=tool, plugins=[tracking])
        experiment.run(sequential=True)
    states = experiment.status(return_dict=True) or {}
    for tool in tools:
        print(f"{tool}: {states[tool]['status']}")
    sys.exit(any(str(state["status"]) != "SUCCEEDED" for state in states.values()))
