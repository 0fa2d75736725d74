import json
from pathlib import Path

import matplotlib.pyplot as plt

history = json.loads(Path("adapter/history.json").read_text())
figure, axes = plt.subplots()
labels = {"loss": "training, mean of 10 steps", "eval_loss": "held out"}
for name, label in labels.items():
    points = [(row["step"], row[name]) for row in history if name in row]
    axes.plot(*zip(*points), label=label)
axes.set(xlabel="step", ylabel="loss", ylim=(0, None))
axes.legend()
figure.savefig("curve.svg")
