import nemo_run as run

from task import task

if __name__ == "__main__":
    with run.Experiment("first-experiment", run.LocalExecutor(), clean_mode=True, log_level="ERROR") as experiment:
        for name, lr in [("fast", 0.1), ("slow", 0.01)]:
            variant = task.clone()
            variant.lr = lr
            experiment.add(variant, name=name)
        experiment.run()

    experiment.logs("fast")
    experiment.logs("slow")
