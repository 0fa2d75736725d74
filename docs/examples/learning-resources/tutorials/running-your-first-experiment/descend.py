import nemo_run as run


def descend(start: float, lr: float, steps: int) -> None:
    """Walk down the curve y = x * x from `start`."""
    if lr <= 0:
        raise ValueError(f"lr must be positive, got {lr}")
    x = start
    for _ in range(steps):
        x -= lr * 2 * x
    print(f"{steps} steps with lr={lr} end at x = {x:.6f}")


base = run.Partial(descend, start=4.0, lr=0.1, steps=10)

if __name__ == "__main__":
    with run.Experiment("descend", run.LocalExecutor()) as experiment:
        experiment.add(base, name="base")
        experiment.run(tail_logs=True)
