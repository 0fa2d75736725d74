from pathlib import Path

import nemo_run as run


def failed(experiment: run.Experiment) -> list[str]:
    tasks = experiment.status(return_dict=True) or {}
    return [
        name
        for name, task in tasks.items()
        if str(task["status"]) != "SUCCEEDED"
    ]


if __name__ == "__main__":
    with run.Experiment("words", enable_goodbye_message=False) as first:
        first.add(run.Script(inline="echo done"), name="fetch")
        first.add(run.Script(inline="wc -w words.txt"), name="count")
        first.run(tail_logs=True)

    Path("words.txt").write_text("now the input is there")
    old = run.Experiment.from_title("words")
    names = failed(old)
    with run.Experiment("words", enable_goodbye_message=False) as again:
        for job, task in zip(old.jobs, old.tasks):
            if job.id in names:
                again.add(task, executor=job.executor, name=job.id)
        again.run(tail_logs=True)
    print(f"ran {names} again, now failed: {failed(again)}")
