from pathlib import Path

import nemo_run as run

LAUNCHERS = {
    "none": None,
    "torchrun": run.Torchrun(rdzv_id=1),
    "ft": run.FaultTolerance(rdzv_id=1, initial_rank_heartbeat_timeout=600),
    "ray": run.SlurmRay(),
}


def train(epochs: int) -> None:
    print(f"training for {epochs} epochs")


if __name__ == "__main__":
    for name, launcher in LAUNCHERS.items():
        executor = run.SlurmExecutor(
            account="research",
            nodes=2,
            launcher=launcher,
            packager=run.Packager(),
        )
        with run.Experiment(
            name, executor=executor, enable_goodbye_message=False
        ) as experiment:
            experiment.add(run.Partial(train, epochs=3), name="train")
            experiment.dryrun(log=False, delete_exp_dir=False)
        folder = Path(experiment.jobs[0].executor.experiment_dir)
        script = (folder / "train_sbatch.sh").read_text()
        command = next(
            line for line in script.splitlines() if line.startswith("srun")
        )
        started = command.partition("--kill-on-bad-exit=1 ")[2].split()
        print(*[word for word in started if "/" not in word])
