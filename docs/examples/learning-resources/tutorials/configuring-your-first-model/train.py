import nemo_run as run

from model import Training
from recipe import recipe


def train(training: Training) -> None:
    model, optimizer = training.model, training.optimizer
    print(f"{model.features} features, {model.hidden} hidden units")
    print(f"{training.steps} steps with {optimizer}")


if __name__ == "__main__":
    task = run.Partial(train, training=recipe(features=3, steps=200))
    task.training.optimizer.momentum = 0.9
    run.run(task, executor=run.LocalExecutor(), name="train")
