import nemo_run as run

executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    time="00:05:00",
    additional_parameters={"no-requeue": True},
    packager=run.Packager(),
)

if __name__ == "__main__":
    command = "scontrol show job $SLURM_JOB_ID | grep -o Requeue=."
    with run.Experiment(
        "requeue", executor=executor, enable_goodbye_message=False
    ) as experiment:
        experiment.add(run.Script(inline=command), name="show")
        experiment.run()

    print()
    experiment.logs("show")
