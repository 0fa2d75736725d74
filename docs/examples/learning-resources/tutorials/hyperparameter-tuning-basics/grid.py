from itertools import product

from trials import run_trials, show

if __name__ == "__main__":
    settings = product((0.003, 0.01, 0.03), (0.0, 0.4, 0.8))
    points = [{"lr": lr, "momentum": momentum} for lr, momentum in settings]
    show(run_trials("grid", points))
