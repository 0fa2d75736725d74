from dataclasses import dataclass


@dataclass
class Optimizer:
    name: str = "adam"
    lr: float = 0.001


def train(optimizer: Optimizer, epochs: int = 1) -> None:
    for epoch in range(1, epochs + 1):
        print(f"epoch {epoch}: {optimizer.name}, lr={optimizer.lr}")
