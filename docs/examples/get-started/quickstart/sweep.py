import nemo_run as run
from train import Optimizer, train

if __name__ == "__main__":
    task = run.Partial(train, optimizer=run.Config(Optimizer))
    with run.Experiment("sweep", executor=run.LocalExecutor()) as experiment:
        for lr in (0.1, 0.01):
            variant = task.clone()
            variant.optimizer.lr = lr
            experiment.add(variant, name=f"lr-{lr}")
        experiment.run(tail_logs=True)

    tasks = experiment.status(return_dict=True)
    for name in ("lr-0.1", "lr-0.01"):
        print(name, tasks[name]["status"])
