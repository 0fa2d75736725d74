import nemo_run as run
from train import Optimizer, train

if __name__ == "__main__":
    task = run.Partial(train, optimizer=run.Config(Optimizer, lr=0.1))
    task.epochs = 2
    task.optimizer.name = "sgd"
    print(task)
    run.run(task)
