print("loading a large framework")


def train(epochs: int, lr: float = 0.1) -> None:
    print(f"training {epochs} epochs with lr {lr}")
