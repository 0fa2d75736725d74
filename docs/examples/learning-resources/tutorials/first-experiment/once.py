import nemo_run as run

from task import task

if __name__ == "__main__":
    run.run(task, executor=run.LocalExecutor(), name="line")
