from pathlib import Path

import nemo_run as run


def greet(name: str) -> None:
    print(f"Hello, {name}!")


if __name__ == "__main__":
    with run.Experiment("greetings", enable_goodbye_message=False) as experiment:
        first = experiment.add(
            run.Partial(greet, name="first"), name="first", tail_logs=True
        )
        experiment.add(
            run.Partial(greet, name="second"),
            name="second",
            tail_logs=True,
            dependencies=[first],
        )
        experiment.run()

    again = run.Experiment.from_title("greetings")
    again.logs("second")
    tasks = again.status(return_dict=True) or {}
    print({name: str(task["status"]) for name, task in sorted(tasks.items())})

    folder = Path(tasks["second"]["local_dir"]).parent
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "first" not in path.parts:
            print(path.relative_to(folder))

    dependencies = {job.id: job.dependencies for job in again.jobs}
    print("before reset:", dependencies)
    again.reset()
    print("after reset: ", {job.id: job.dependencies for job in again.jobs})
    for job in again.jobs:
        job.dependencies = dependencies[job.id]
    with again:
        again.run()
    newest = run.Experiment.from_title("greetings")
    print("run again:   ", {job.id: job.dependencies for job in newest.jobs})
