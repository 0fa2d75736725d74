import nemo_run as run


def slurm() -> run.SlurmExecutor:
    return run.SlurmExecutor(
        account="docs", partition="debug", packager=run.Packager()
    )


if __name__ == "__main__":
    with run.Experiment("data", executor=slurm()) as data:
        data.add(run.Script(inline="sleep 5; date +%s > ~/ready"), name="prepare")
        data.run(detach=True)

    tasks = run.Experiment.from_title("data").status(return_dict=True) or {}
    executor = slurm()
    executor.dependencies = [tasks["prepare"]["handle"]]
    with run.Experiment(
        "training", executor=executor, enable_goodbye_message=False
    ) as training:
        task = run.Script(inline="test -e ~/ready && echo the data is ready")
        training.add(task, name="train", tail_logs=True)
        training.run()
