import json
import math
from pathlib import Path


def train(by: str, lr: float, metrics: str) -> None:
    """Minimize x * x and write the loss of each step to a file."""
    x = 2.0
    with Path(metrics).open("w") as file:
        for step in range(20):
            x -= lr * 2 * x
            print(json.dumps({"step": step, "loss": x * x}), file=file)
    if not math.isfinite(x) or x * x > 4:
        raise ValueError(f"lr={lr} diverges")
