import nemo_run as run

executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    time="00:05:00",
    packager=run.Packager(),
    setup_lines="export HF_TOKEN=$(cat ~/.hf_token)",
)

if __name__ == "__main__":
    task = run.Script(inline='echo "a token of ${#HF_TOKEN} characters"')
    with run.Experiment(
        "secret", executor=executor, enable_goodbye_message=False
    ) as experiment:
        experiment.add(task, name="download")
        experiment.run()
    experiment.logs("download")
