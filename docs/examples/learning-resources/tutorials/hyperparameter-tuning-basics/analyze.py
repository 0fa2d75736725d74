import json
from pathlib import Path

import matplotlib.pyplot as plt

from trials import show

if __name__ == "__main__":
    grid, sample = (
        [json.loads(file.read_text()) for file in sorted(Path("results").glob(f"{search}-*.json"))]
        for search in ("grid", "sample")
    )
    show(grid + sample)

    figure, (curves, final) = plt.subplots(1, 2, figsize=(8, 3.6))
    for trial in grid:
        curves.semilogy(trial["losses"], label=f"lr {trial['lr']}, momentum {trial['momentum']}")
    curves.set(xlabel="step", ylabel="loss", title="Grid: loss of each step")
    curves.legend(fontsize="small")

    for search, found, marker in [("grid", grid, "o"), ("sample", sample, "^")]:
        final.semilogy([t["lr"] for t in found], [t["loss"] for t in found], marker, label=search)
    final.set(xlabel="learning rate", ylabel="loss after 30 steps", title="All trials")
    final.legend()
    figure.savefig("trials.svg")
