def train(lr: float, epochs: int = 1) -> None:
    print(f"training for {epochs} epochs with lr={lr}")
