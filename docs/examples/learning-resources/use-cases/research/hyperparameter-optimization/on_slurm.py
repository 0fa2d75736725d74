import os
from pathlib import Path

import nemo_run as run

from optuna_search import batch, open_study, show

if __name__ == "__main__":
    executor = run.SlurmExecutor(
        account="docs",
        partition="debug",
        time="00:10:00",
        packager=run.Packager(),
        env_vars={"PYTHONPATH": os.getcwd()},
    )
    results = Path("results").resolve()  # seen by this machine and the nodes
    results.mkdir(exist_ok=True)
    study = open_study()
    batch(study, 2, results, executor)
    show(study)
