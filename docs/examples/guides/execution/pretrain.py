import sys
from pathlib import Path

import nemo_run as run


def cluster(nodes: int = 2) -> run.SlurmExecutor:
    return run.SlurmExecutor(
        tunnel=run.SSHTunnel(
            host="login.example.com", user="you", job_dir="/scratch/you/nemo-run"
        ),
        account="research",
        partition="gpu",
        time="04:00:00",
        nodes=nodes,
        ntasks_per_node=8,
        gpus_per_node=8,
        container_image="nvcr.io/nvidia/pytorch:25.06-py3",
        container_mounts=["/scratch/you/data:/data"],
        env_vars={"NCCL_DEBUG": "WARN"},
        packager=run.GitArchivePackager(subpath="src"),
        launcher=run.Torchrun(rdzv_id=1),
    )


def training(epochs: int = 3) -> run.Script:
    arguments = ["--data", "/data", "--epochs", str(epochs)]
    return run.Script("train.py", args=arguments, entrypoint="python")


def preview(executor: run.SlurmExecutor) -> str:
    """Write the sbatch script and return it; nothing is submitted."""
    with run.Experiment("pretrain", executor=executor) as experiment:
        experiment.add(training(), name="train")
        experiment.dryrun(log=False, delete_exp_dir=False)
    folder = Path(experiment.jobs[0].executor.experiment_dir)
    return (folder / "train_sbatch.sh").read_text()


def submit(executor: run.SlurmExecutor) -> None:
    with run.Experiment("pretrain", executor=executor) as experiment:
        experiment.add(training(), name="train")
        experiment.run(detach=True)


if __name__ == "__main__":
    if "submit" in sys.argv:
        submit(cluster())
    else:
        print(preview(cluster()))
