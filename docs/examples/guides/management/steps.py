import nemo_run as run

executor = run.SlurmExecutor(
    account="docs", partition="debug", time="00:05:00", packager=run.Packager()
)

STEPS = """\
set -e
echo "download the data to $SLURMD_NODENAME"
echo "train on it"
echo "evaluate the model"
"""

if __name__ == "__main__":
    with run.Experiment(
        "steps", executor=executor, enable_goodbye_message=False
    ) as experiment:
        experiment.add(run.Script(inline=STEPS), name="all")
        experiment.run()

    print()
    experiment.logs("all")
