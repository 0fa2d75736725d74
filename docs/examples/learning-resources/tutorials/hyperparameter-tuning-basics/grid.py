import itertools

from trials import run_trials, show

if __name__ == "__main__":
    points = [{"lr": lr, "momentum": m} for lr, m in itertools.product((0.01, 0.04), (0.0, 0.5))]
    show(run_trials("grid", points))
