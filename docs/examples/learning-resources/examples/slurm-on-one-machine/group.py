from pathlib import Path

import nemo_run as run

executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    packager=run.Packager(),
    srun_args=["--overlap"],
    wait_time_for_group_job=1,
    monitor_group_job_wait_time=2,
)

if __name__ == "__main__":
    with run.Experiment("group", enable_goodbye_message=False) as experiment:
        server = run.Script(inline="echo serving; sleep 600; echo never printed")
        client = run.Script(inline="echo asking; sleep 2; echo done")
        experiment.add([server, client], executor=executor, name="pair")
        experiment.run()

    print()
    tasks = experiment.status(return_dict=True) or {}
    for log in sorted(Path(tasks["pair"]["local_dir"]).glob("log-*.out")):
        print(f"{log.name}: {' '.join(log.read_text().split())}")
