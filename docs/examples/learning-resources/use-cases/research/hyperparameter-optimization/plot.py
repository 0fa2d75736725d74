from math import log

import matplotlib.pyplot as plt
import optuna

AXES = {"width": (1, 64), "lr": (0.001, 1), "error": (0.001, 1)}  # all three are logarithmic


def heights(values: dict[str, float]) -> list[float]:
    """Where a trial crosses each axis, from 0 at its lower end to 1 at its upper end."""
    return [log(values[name] / low) / log(high / low) for name, (low, high) in AXES.items()]


if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    study = optuna.load_study(study_name="waves", storage="sqlite:///study.db")
    front = {one.number for one in study.best_trials}
    figure, axes = plt.subplots()
    for one in sorted(study.trials, key=lambda one: one.number in front):
        if one.values:
            best = one.number in front
            line = heights({**one.params, "error": one.values[0]})
            axes.plot(line, color="C0" if best else "0.6", linewidth=2 if best else 1)
    for place, (name, (low, high)) in enumerate(AXES.items()):
        axes.axvline(place, color=plt.rcParams["axes.edgecolor"], linewidth=1)
        for height, text in ((1.05, f"{high:g}"), (-0.1, f"{low:g}"), (1.16, name)):
            axes.text(place, height, text, ha="center")
    axes.set_ylim(0, 1)
    axes.set_axis_off()
    figure.savefig("parallel.svg", bbox_inches="tight")
