from pathlib import Path

import nemo_run as run


def train(epochs: int) -> None:
    print(f"training for {epochs} epochs")


if __name__ == "__main__":
    executor = run.SlurmExecutor(
        account="research",
        partition="gpu",
        time="04:00:00",
        nodes=2,
        ntasks_per_node=8,
        gpus_per_node=8,
        container_image="nvcr.io/nvidia/nemo:25.04",
        container_mounts=["/data:/data"],
        packager=run.Packager(),
    )
    with run.Experiment("pretrain", executor=executor) as experiment:
        experiment.add(run.Partial(train, epochs=3), name="train")
        experiment.dryrun(log=False, delete_exp_dir=False)
    script = Path(experiment.jobs[0].executor.job_dir).with_name("train_sbatch.sh").read_text()
    print("\n".join(line for line in script.splitlines() if line.startswith(("#SBATCH", "srun"))))
