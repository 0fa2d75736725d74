import os
import sys

import nemo_run as run

from training import train

ranks = {"ntasks_per_node": 2, "launcher": "torchrun"}
quiet = {"OMP_NUM_THREADS": "1", "LOGLEVEL": "WARNING"}


def executor(environment: str) -> run.Executor:
    """Return where to run: nothing else differs between the environments."""
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
        raise SystemExit(f"unknown environment {environment!r}")
    return run.LocalExecutor(env_vars=quiet, **ranks)


if __name__ == "__main__":
    environment, epochs = sys.argv[1], int(sys.argv[2])
    folder = os.path.abspath("circle")
    task = run.Partial(train, hidden=32, lr=0.01, epochs=epochs, folder=folder)
    run.run(task, executor=executor(environment), name=environment)
