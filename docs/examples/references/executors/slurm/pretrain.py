from pathlib import Path

import nemo_run as run

executor = run.SlurmExecutor(
    account="research",
    partition="gpu",
    time="04:00:00",
    nodes=2,
    ntasks_per_node=8,
    gpus_per_node=8,
    container_image="nvcr.io/nvidia/pytorch:25.06-py3",
    container_mounts=["/data:/data", "/scratch/you/project:/project"],
    packager=run.Packager(),
)

if __name__ == "__main__":
    script = run.Script(
        "/project/train.py", args=["--epochs", "3"], entrypoint="python"
    )
    with run.Experiment("pretrain", executor=executor) as experiment:
        experiment.add(script, name="train")
        experiment.dryrun(log=False, delete_exp_dir=False)
    folder = Path(experiment.jobs[0].executor.experiment_dir)
    for line in (folder / "train_sbatch.sh").read_text().splitlines():
        if line.startswith(("#SBATCH", "srun")):
            print(line)
