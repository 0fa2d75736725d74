from pathlib import Path

import nemo_run as run


def train(epochs: int) -> None:
    print(f"training for {epochs} epochs")


def two_nodes() -> run.SlurmExecutor:
    return run.SlurmExecutor(
        account="research",
        partition="gpu",
        nodes=2,
        ntasks_per_node=8,
        gpus_per_node=8,
        time="01:00:00",
        retries=2,
        env_vars={"omp_num_threads": "8"},
        launcher=run.Torchrun(rdzv_id=1),
        packager=run.Packager(),
    )


if __name__ == "__main__":
    with run.Experiment("pretrain", executor=two_nodes()) as experiment:
        experiment.add(run.Partial(train, epochs=3), name="train")
        experiment.dryrun(log=False, delete_exp_dir=False)
    task = Path(experiment.jobs[0].executor.job_dir)
    print((task.parent / "train_sbatch.sh").read_text())
