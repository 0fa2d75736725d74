def train(epochs: int) -> None:
    print(f"trained for {epochs} epochs")
