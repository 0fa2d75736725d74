import nemo_run as run

from task import task

if __name__ == "__main__":
    with run.Experiment("first-experiment", run.LocalExecutor()) as experiment:
        for name, lr in [("fast", 0.1), ("slow", 0.01)]:
            variant = task.clone()
            variant.lr = lr
            experiment.add(variant, name=name)
        experiment.run(tail_logs=True)
