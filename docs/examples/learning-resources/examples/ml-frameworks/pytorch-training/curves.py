import json
from pathlib import Path

import matplotlib.pyplot as plt

history = json.loads(Path("circle/history.json").read_text())
figure, (loss, accuracy) = plt.subplots(1, 2, figsize=(8, 3.2))
epochs = range(1, len(history) + 1)
for name in ("training", "held out"):
    loss.plot(epochs, [epoch[name] for epoch in history], label=name)
loss.set(xlabel="epoch", title="Loss")
loss.legend()
accuracy.plot(epochs, [epoch["accuracy"] for epoch in history])
accuracy.set(xlabel="epoch", title="Accuracy on held-out points", ylim=(0, 1))
figure.savefig("curves.svg")
