import json
import os
from dataclasses import dataclass, field
from pathlib import Path

import nemo_run as run
from nemo_run.core.execution.base import Executor


class JsonLines:
    """One JSON object per line; needs no package."""

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
    """Weights & Biases. WANDB_MODE=offline keeps the run in `wandb`."""

    def __init__(self, name: str, config: dict[str, float]) -> None:
        import wandb

        project = os.environ["METRICS_PROJECT"]
        self.run = wandb.init(project=project, name=name, config=config)

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
    """TensorBoard. It stores no files, so the text tab names the artifact."""

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
    """Comet. Without a key, the run becomes an archive in `.cometml-runs`."""

    def __init__(self, name: str, config: dict[str, float]) -> None:
        import comet_ml

        project = os.environ["METRICS_PROJECT"]
        online = "COMET_API_KEY" in os.environ
        self.run = comet_ml.start(project_name=project, online=online)
        self.run.set_name(name)
        self.run.log_parameters(config)

    def metrics(self, step: int, values: dict[str, float]) -> None:
        self.run.log_metrics(values, step=step)

    def artifact(self, path: Path) -> None:
        self.run.log_asset(str(path))

    def finish(self) -> None:
        self.run.end()


TOOLS = {
    "json_lines": JsonLines,
    "wandb": WandB,
    "mlflow": MLflow,
    "tensorboard": TensorBoard,
    "comet": Comet,
}


@dataclass(kw_only=True)
class Tracking(run.Plugin):
    """Tells a task, through its environment, which tool and project to use."""

    tool: str
    project: str
    settings: dict[str, str] = field(default_factory=dict)

    def setup(self, task: run.Partial | run.Script, executor: Executor) -> None:
        names = {"METRICS_TOOL": self.tool, "METRICS_PROJECT": self.project}
        executor.env_vars |= names | self.settings
