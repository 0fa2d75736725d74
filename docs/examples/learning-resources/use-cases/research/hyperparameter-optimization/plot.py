from math import log

import matplotlib.pyplot as plt
import optuna

# The ends of the axes, all of which are logarithmic
AXES = {"width": (1, 64), "lr": (0.001, 1), "error": (0.001, 1)}


def heights(values: dict[str, float]) -> list[float]:
    """Where a trial crosses each axis, from 0 at the bottom to 1 at the top."""
    return [
        log(values[name] / low) / log(high / low)
        for name, (low, high) in AXES.items()
    ]


if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    study = optuna.load_study(study_name="waves", storage="sqlite:///study.db")
    front = {one.number for one in study.best_trials}
    figure, axes = plt.subplots()
    for one in sorted(study.trials, key=lambda one: one.number in front):
        if one.values:
            best = one.number in front
            line = heights({**one.params, "error": one.values[0]})
            color, width = ("C0", 2) if best else ("0.6", 1)
            axes.plot(line, color=color, linewidth=width)
    for place, (name, (low, high)) in enumerate(AXES.items()):
        axes.axvline(place, color=plt.rcParams["axes.edgecolor"], linewidth=1)
        labels = ((1.05, f"{high:g}"), (-0.1, f"{low:g}"), (1.16, name))
        for height, text in labels:
            axes.text(place, height, text, ha="center")
    axes.set_ylim(0, 1)
    axes.set_axis_off()
    figure.savefig("parallel.svg", bbox_inches="tight")
