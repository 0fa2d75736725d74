import nemo_run as run
from train import Optimizer, train

if __name__ == "__main__":
    task = run.Partial(train, optimizer=run.Config(Optimizer, lr=0.1), epochs=2)
    run.run(task, executor=run.LocalExecutor(), name="train")
