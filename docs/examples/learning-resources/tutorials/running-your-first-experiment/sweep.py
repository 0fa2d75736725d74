import nemo_run as run


def descend(start: float, lr: float, steps: int) -> None:
    """Walk down the curve y = x * x from `start`."""
    if lr <= 0:
        raise ValueError(f"lr must be positive, got {lr}")
    x = start
    for _ in range(steps):
        x -= lr * 2 * x
    print(f"steps={steps} lr={lr}: x = {x:.6f}")


if __name__ == "__main__":
    base = run.Partial(descend, start=4.0, lr=0.1, steps=10)

    with run.Experiment("descend", skip_status_at_exit=True, enable_goodbye_message=False) as experiment:
        for steps, lr in [(10, 0.1), (50, 0.1), (10, -0.1)]:
            task = base.clone()
            task.steps, task.lr = steps, lr
            experiment.add(task, name=f"steps-{steps}_lr-{lr}")
        experiment.run()

    for name, job in experiment.status(return_dict=True).items():
        print(name, job["status"])
    print(run.Experiment.catalog("descend"))
    again = run.Experiment.from_title("descend")
    print([job.id for job in again.jobs])
    again.logs("steps-50_lr-0.1")
