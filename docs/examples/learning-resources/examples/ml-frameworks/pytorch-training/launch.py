import os
import sys

import nemo_run as run

from training import train

ranks = {"ntasks_per_node": 2, "launcher": "torchrun"}
quiet = {"OMP_NUM_THREADS": "1", "LOGLEVEL": "WARNING"}


def executor(environment: str) -> run.Executor:
    """Return where to run: the two environments differ in nothing else."""
    if environment == "slurm":
        return run.SlurmExecutor(
            account="docs",
            partition="debug",
            time="00:10:00",
            packager=run.Packager(),
            env_vars=quiet | {"PYTHONPATH": os.getcwd()},
            **ranks,
        )
    if environment != "local":
        raise SystemExit(f"unknown environment {environment!r}: expected local or slurm")
    return run.LocalExecutor(env_vars=quiet, **ranks)


if __name__ == "__main__":
    environment, epochs = sys.argv[1], int(sys.argv[2])
    task = run.Partial(train, hidden=32, lr=0.01, epochs=epochs, folder=os.path.abspath("circle"))
    with run.Experiment("circle", executor(environment), clean_mode=True, log_level="ERROR") as experiment:
        experiment.add(task, name=environment)
        experiment.run()
    experiment.logs(environment)
