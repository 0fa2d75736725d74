from pathlib import Path

import nemo_run as run

executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    time="00:10:00",
    retries=2,
    packager=run.Packager(),
)

SCRIPT = """\
attempt=${SLURM_RESTART_COUNT:-0}
echo attempt $attempt
exit $((1 - attempt))
"""

if __name__ == "__main__":
    with run.Experiment(
        "retries", executor=executor, enable_goodbye_message=False
    ) as experiment:
        experiment.add(run.Script(inline=SCRIPT), name="flaky")
        experiment.run()

    print()
    tasks = experiment.status(return_dict=True) or {}
    for log in sorted(Path(tasks["flaky"]["local_dir"]).glob("log-*.out")):
        print(f"{log.name}: {log.read_text().strip()}")
