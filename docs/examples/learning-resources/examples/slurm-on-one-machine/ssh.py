import os
import sys
from pathlib import Path

import nemo_run as run

tunnel = run.SSHTunnel(
    host="127.0.0.1",
    port=2222,
    user="root",
    identity=str(Path(os.environ["SLURM_CONF"]).parent / "ssh/identity"),
    job_dir=f"{os.getcwd()}/on-the-cluster",
)
executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    tunnel=tunnel,
    packager=run.Packager(),
    setup_lines=f"export PATH={Path(sys.executable).parent}:$PATH",
)


def greet(name: str) -> None:
    print(f"hello {name}, from {os.getcwd()}")


if __name__ == "__main__":
    with run.Experiment("ssh", enable_goodbye_message=False) as experiment:
        experiment.add(
            run.Partial(greet, name="you"),
            executor=executor,
            name="greet",
            tail_logs=True,
        )
        experiment.run()
