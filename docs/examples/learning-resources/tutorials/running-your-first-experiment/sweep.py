import nemo_run as run

from descend import base


def sweep(title: str, settings: list[tuple[int, float]]) -> run.Experiment:
    """Run one variant of `base` for each pair of steps and lr."""
    with run.Experiment(title, run.LocalExecutor()) as experiment:
        for steps, lr in settings:
            task = base.clone()
            task.steps, task.lr = steps, lr
            experiment.add(task, name=f"steps-{steps}_lr-{lr}")
        experiment.run()
    return experiment


if __name__ == "__main__":
    experiment = sweep("descend", [(10, 0.1), (10, 0.2), (50, 0.1)])
    for job in experiment.jobs:
        experiment.logs(job.id)
