import nemo_run as run
from tagged import TaggedExecutor

if __name__ == "__main__":
    executor = TaggedExecutor(team="research")
    script = run.Script(inline="echo task $TASK of team $TEAM")
    with run.Experiment(
        "own-executor", executor=executor, enable_goodbye_message=False
    ) as experiment:
        experiment.add(script, name="first", tail_logs=True)
        experiment.add(script, name="second", tail_logs=True)
        experiment.run()

    reopened = run.Experiment.from_title("own-executor")
    for name, task in sorted((reopened.status(return_dict=True) or {}).items()):
        print(name, task["status"], type(reopened.jobs[0].executor).__name__)
