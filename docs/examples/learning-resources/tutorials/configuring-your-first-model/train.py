import nemo_run as run

from model import Training
from recipe import recipe


def train(training: Training) -> None:
    model, optimizer = training.model, training.optimizer
    print(f"{model.features} features, {model.hidden} hidden units, {model.activation}")
    print(f"{training.steps} steps with lr={optimizer.lr}, momentum={optimizer.momentum}")


if __name__ == "__main__":
    task = run.Partial(train, training=recipe(features=3, steps=200))
    task.training.optimizer.momentum = 0.9

    with run.Experiment("configure", run.LocalExecutor(), clean_mode=True, log_level="ERROR") as experiment:
        experiment.add(task, name="train")
        experiment.run()
    experiment.logs("train")
