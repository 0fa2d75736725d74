import json
from itertools import accumulate
from pathlib import Path

import matplotlib.pyplot as plt

if __name__ == "__main__":
    figure, (plane, best) = plt.subplots(1, 2, figsize=(8, 3.6))
    for search, marker in [("grid", "o"), ("sample", "^"), ("bayesian", "s")]:
        files = sorted(Path("results").glob(f"{search}-*.json"))
        trials = [json.loads(file.read_text()) for file in files]
        lowest = list(accumulate((trial["loss"] for trial in trials), min))
        print(f"{search}: {len(trials)} trials, lowest loss {lowest[-1]:.1e}")

        lr = [trial["lr"] for trial in trials]
        momentum = [trial["momentum"] for trial in trials]
        plane.semilogx(lr, momentum, marker, label=search)
        counts = range(1, len(trials) + 1)
        best.semilogy(counts, lowest, f"-{marker}", label=search)

    plane.set(xlabel="learning rate", ylabel="momentum", title="Points tried")
    plane.legend(fontsize="small")
    best.set(xlabel="trials", ylabel="loss", title="Lowest loss so far")
    best.legend(fontsize="small")
    figure.savefig("trials.svg")
