import os
import time
from pathlib import Path

import nemo_run as run
from pretrain import cluster, submit

here = cluster()
here.tunnel = run.SSHTunnel(
    host="127.0.0.1",
    port=2222,
    user="root",
    identity=str(Path(os.environ["SLURM_CONF"]).parent / "ssh/identity"),
    job_dir=f"{os.getcwd()}/on-the-cluster",
)
here.account, here.partition, here.time = "docs", "debug", "00:05:00"
here.ntasks_per_node, here.gpus_per_node = 1, None
here.container_image = here.launcher = None


def running(experiment: run.Experiment) -> bool:
    tasks = experiment.status(return_dict=True) or {}
    return str(tasks["train"]["status"]) in {"SUBMITTED", "PENDING", "RUNNING"}


if __name__ == "__main__":
    submit(here)

    experiment = run.Experiment.from_title("pretrain")
    while running(experiment):
        time.sleep(2)
    experiment.logs("train")
