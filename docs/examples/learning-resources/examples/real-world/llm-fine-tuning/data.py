import random

import torch

LENGTH = 16
IGNORED = -100   # the label of tokens that do not count


def example(question: str, answer: str) -> dict[str, torch.Tensor]:
    """Bytes are tokens; only those of the answer are labels."""
    prompt, reply = list(f"{question} = ".encode()), list(f"{answer}\n".encode())
    padding = [0] * (LENGTH - len(prompt) - len(reply))
    return {
        "input_ids": torch.tensor(prompt + reply + padding),
        "attention_mask": torch.tensor([1] * len(prompt + reply) + [0] * len(padding)),
        "labels": torch.tensor([IGNORED] * len(prompt) + reply + [IGNORED] * len(padding)),
    }


def words(step: int, count: int, seed: int) -> list[dict[str, torch.Tensor]]:
    """Examples that say a word of two letters again: with the step -1 backwards, with 1 as it is."""
    draw = random.Random(seed)
    chosen = ["".join(draw.choices("abcdefghij", k=2)) for _ in range(count)]
    return [example(f"say {word}", word[::step]) for word in chosen]
