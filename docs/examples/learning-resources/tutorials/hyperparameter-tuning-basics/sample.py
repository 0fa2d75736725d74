import random

from trials import run_trials, show

if __name__ == "__main__":
    draw = random.Random(1)
    points = [
        {"lr": 10 ** draw.uniform(-3, -1.3), "momentum": draw.uniform(0, 0.9)}
        for _ in range(9)
    ]
    show(run_trials("sample", points))
