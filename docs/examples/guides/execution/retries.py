from pathlib import Path

import nemo_run as run

executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    time="00:10:00",
    retries=2,
    packager=run.Packager(),
)

if __name__ == "__main__":
    with run.Experiment("retries", executor=executor, enable_goodbye_message=False) as experiment:
        script = run.Script(inline="echo attempt ${SLURM_RESTART_COUNT:-0}; exit $((1 - ${SLURM_RESTART_COUNT:-0}))")
        experiment.add(script, name="flaky")
        experiment.run()

    print()
    tasks = experiment.status(return_dict=True) or {}
    for log in sorted(Path(tasks["flaky"]["local_dir"]).glob("log-*.out")):
        print(f"{log.name}: {log.read_text().strip()}")
