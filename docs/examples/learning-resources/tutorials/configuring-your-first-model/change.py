import nemo_run as run

from model import Model, Optimizer, Training

if __name__ == "__main__":
    small = run.Config(
        Training,
        model=run.Config(Model, features=3),
        optimizer=run.Config(Optimizer),
    )
    large = small.clone()
    large.model.hidden = 64
    large.optimizer.lr = 0.05
    print("small:", small.model.hidden, small.optimizer.lr)
    print("large:", large.model.hidden, large.optimizer.lr)
    print("equal:", small == large)

    try:
        large.model.layers = 2
    except AttributeError as error:
        print("refused:", error)
