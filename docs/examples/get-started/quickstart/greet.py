import nemo_run as run


def greet(name: str, times: int = 1) -> None:
    for _ in range(times):
        print(f"Hello, {name}!")


if __name__ == "__main__":
    task = run.Partial(greet, name="world")
    task.times = 2
    run.run(task, executor=run.LocalExecutor(), name="greet")
