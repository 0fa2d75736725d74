from pathlib import Path

import nemo_run as run
from log_names import ShortNames

executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    time="00:05:00",
    job_details=ShortNames(),
    packager=run.Packager(),
)

if __name__ == "__main__":
    with run.Experiment(
        "short-logs", executor=executor, enable_goodbye_message=False
    ) as experiment:
        experiment.add(run.Script(inline="echo hello"), name="hello")
        experiment.run()

    print()
    reopened = run.Experiment.from_title("short-logs")
    reopened.logs("hello")
    tasks = reopened.status(return_dict=True) or {}
    logs = Path(tasks["hello"]["local_dir"]).glob("*.log")
    print([log.name.split(".")[0] for log in sorted(logs)])
