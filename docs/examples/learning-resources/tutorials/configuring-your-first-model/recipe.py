import nemo_run as run

from model import Model, Optimizer, Training


def recipe(features: int, steps: int = 100) -> run.Config[Training]:
    """Four hidden units per feature; a smaller learning rate for longer runs."""
    return run.Config(
        Training,
        model=run.Config(Model, features=features, hidden=4 * features),
        optimizer=run.Config(Optimizer, lr=10 / steps),
        steps=steps,
    )


if __name__ == "__main__":
    config = recipe(features=3)
    print("recipe:", config.model.hidden, config.optimizer.lr)

    config.model.features = 5
    print(f"changed later: {config.model.hidden} hidden units for 5 features")

    again = recipe(features=5, steps=1000)
    print("called again:", again.model.hidden, again.optimizer.lr)
