import os


def train(epochs: int) -> None:
    print(f"{epochs} epochs of {__file__}, in {os.getcwd()}")
