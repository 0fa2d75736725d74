from pathlib import Path

import nemo_run as run


def train(epochs: int) -> None:
    print(f"training for {epochs} epochs")


if __name__ == "__main__":
    launcher = run.FaultTolerance(
        rdzv_id=1,
        initial_rank_heartbeat_timeout=600,
        rank_heartbeat_timeout=60,
        max_restarts=2,
    )
    executor = run.SlurmExecutor(
        account="research",
        nodes=2,
        ntasks_per_node=8,
        retries=3,
        launcher=launcher,
        packager=run.Packager(),
    )
    with run.Experiment("pretrain", executor=executor) as experiment:
        experiment.add(run.Partial(train, epochs=3), name="train")
        experiment.dryrun(log=False, delete_exp_dir=False)
    task = Path(experiment.jobs[0].executor.job_dir)
    print((task.parent / "train_sbatch.sh").read_text())
