import os

import nemo_run as run

from training import train

here = os.getcwd()
by_path = run.SlurmExecutor(
    account="docs",
    partition="debug",
    packager=run.Packager(),
    env_vars={"PYTHONPATH": here},
)
by_package = run.SlurmExecutor(
    account="docs",
    partition="debug",
    packager=run.PatternPackager(
        include_pattern=f"{here}/training.py", relative_path=here
    ),
)

if __name__ == "__main__":
    with run.Experiment(
        "training", enable_goodbye_message=False, skip_status_at_exit=True
    ) as experiment:
        experiment.add(
            run.Partial(train, epochs=3), executor=by_path, name="by-path"
        )
        experiment.add(
            run.Partial(train, epochs=3), executor=by_package, name="by-package"
        )
        experiment.run()

    print()
    for name in ("by-path", "by-package"):
        experiment.logs(name)
