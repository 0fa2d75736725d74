import json
import os
from pathlib import Path

# TensorBoard reads with TensorFlow, if that is installed
os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}

import mlflow
from tensorboard.backend.event_processing import event_accumulator

lines = [json.loads(line) for line in Path("json_lines.jsonl").open()]
losses = [line["loss"] for line in lines if "loss" in line]
print(f"json_lines: {len(losses)} steps, loss {losses[-1]:.4f}")

mlflow.set_tracking_uri("sqlite:///mlflow.db")
client = mlflow.MlflowClient()
experiment = client.get_experiment_by_name("demo")
assert experiment
found = client.search_runs([experiment.experiment_id])[0]  # the newest
history = client.get_metric_history(found.info.run_id, "loss")
artifacts = [file.path for file in client.list_artifacts(found.info.run_id)]
print(f"mlflow: {len(history)} steps, loss {history[-1].value:.4f}, {artifacts}")

folder = "tensorboard/tensorboard"
events = event_accumulator.EventAccumulator(folder).Reload().Scalars("loss")
print(f"tensorboard: {len(events)} steps, loss {events[-1].value:.4f}")

offline = max(Path("wandb").glob("offline-run-*/run-*.wandb"))  # the newest
print("wandb:", "a run to sync" if offline.stat().st_size else "an empty run")
