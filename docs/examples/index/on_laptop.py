import nemo_run as run
from train import train

if __name__ == "__main__":
    task = run.Partial(train, lr=0.1, epochs=3)
    executor = run.LocalExecutor()
    run.run(task, executor=executor, name="train")
