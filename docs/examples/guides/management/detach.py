import time

import nemo_run as run


def status(experiment: run.Experiment) -> str:
    tasks = experiment.status(return_dict=True) or {}
    return str(tasks["train"]["status"])


if __name__ == "__main__":
    executor = run.SlurmExecutor(
        account="docs", partition="debug", packager=run.Packager()
    )
    with run.Experiment("detach", executor=executor) as experiment:
        experiment.add(run.Script(inline="sleep 600"), name="train")
        experiment.run(detach=True)

    later = run.Experiment.from_title("detach")
    while status(later) not in {"PENDING", "RUNNING"}:
        time.sleep(1)  # until Slurm's accounting knows the job
    later.cancel("train")
    while status(later) != "CANCELLED":
        time.sleep(1)
    print(status(later))
