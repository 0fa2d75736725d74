import csv

import matplotlib.pyplot as plt

with open("history.csv") as file:
    lines = list(csv.DictReader(file))
rows = [{name: float(value) for name, value in line.items()} for line in lines]
figure, axes = plt.subplots(1, 2, figsize=(8, 3.2))
epochs = range(1, len(rows) + 1)
for axis, name in zip(axes, ("loss", "accuracy"), strict=True):
    axis.plot(epochs, [row[name] for row in rows], label="training")
    axis.plot(epochs, [row[f"val_{name}"] for row in rows], label="held out")
    axis.set(xlabel="epoch", title=name.capitalize())
axes[0].legend()
axes[1].set_ylim(0, 1)
figure.savefig("curves.svg")
