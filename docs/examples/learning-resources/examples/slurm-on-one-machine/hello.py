import nemo_run as run

executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    nodes=2,
    time="00:05:00",
    packager=run.Packager(),
)

SCRIPT = """\
sleep $((3 * SLURM_PROCID))
echo hello from $SLURMD_NODENAME, rank $SLURM_PROCID
"""

if __name__ == "__main__":
    with run.Experiment("hello", enable_goodbye_message=False) as experiment:
        experiment.add(
            run.Script(inline=SCRIPT),
            executor=executor,
            name="hello",
            tail_logs=True,
        )
        experiment.run()
