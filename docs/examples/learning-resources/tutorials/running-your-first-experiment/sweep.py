import nemo_run as run


def descend(start: float, lr: float, steps: int) -> None:
    """Walk down the curve y = x * x from `start`."""
    if lr <= 0:
        raise ValueError(f"lr must be positive, got {lr}")
    x = start
    for _ in range(steps):
        x -= lr * 2 * x
    print(f"{steps} steps with lr={lr} end at x = {x:.6f}")


if __name__ == "__main__":
    base = run.Partial(descend, start=4.0, lr=0.1, steps=10)

    with run.Experiment("descend", clean_mode=True, log_level="ERROR") as experiment:
        for steps, lr in [(10, 0.1), (50, 0.1), (10, -0.1)]:
            task = base.clone()
            task.steps, task.lr = steps, lr
            experiment.add(task, name=f"steps-{steps}_lr-{lr}")
        experiment.run()

    states = experiment.status(return_dict=True) or {}
    for job in experiment.jobs:
        print(job.id, states[job.id]["status"])

    again = run.Experiment.from_title("descend")
    print("reopened:", [(job.id, task.steps) for job, task in zip(again.jobs, again.tasks, strict=True)])
    again.logs("steps-50_lr-0.1")
