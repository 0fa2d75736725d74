from pathlib import Path

import nemo_run as run


def greet(name: str) -> None:
    print(f"Hello, {name}!")


if __name__ == "__main__":
    with run.Experiment("greetings", enable_goodbye_message=False, skip_status_at_exit=True) as experiment:
        first = experiment.add(run.Partial(greet, name="first"), name="first", tail_logs=True)
        experiment.add(run.Partial(greet, name="second"), name="second", dependencies=[first])
        experiment.run()

    print("--- reopened")
    print(run.Experiment.catalog("greetings"))
    again = run.Experiment.from_title("greetings")
    again.logs("second")
    tasks = again.status(return_dict=True) or {}
    print({name: str(task["status"]) for name, task in sorted(tasks.items())})

    folder = Path(tasks["second"]["local_dir"]).parent
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "first" not in path.parts:
            print(path.relative_to(folder))

    print("before reset:", [job.dependencies for job in again.jobs])
    again.reset()
    print("after reset: ", [job.dependencies for job in again.jobs])
