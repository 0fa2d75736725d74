import random
from itertools import product

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

LENGTH = 12
IGNORED = -100  # the loss skips tokens with this label
WORDS = ["".join(letters) for letters in product("abcdefgh", repeat=3)]


def split() -> tuple[list[str], list[str]]:
    """Return the words to train on, and 64 that are kept for the evaluation."""
    shuffled = random.Random(0).sample(WORDS, len(WORDS))
    return shuffled[64:], shuffled[:64]


def question(word: str) -> str:
    return f"say {word} ="


def make_tokenizer() -> PreTrainedTokenizerFast:
    """Train a byte-level BPE tokenizer with three merges."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=256 + 2 + 3,
        special_tokens=["<pad>", "<eos>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    texts = [f"{question(word)} {word}" for word in WORDS]
    tokenizer.train_from_iterator(texts, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="<eos>"
    )


def encode(
    tokenizer: PreTrainedTokenizerFast, words: list[str], step: int
) -> list[dict[str, torch.Tensor]]:
    """Turn words into examples; the answer is word[::step]."""
    examples = []
    for word in words:
        prompt = tokenizer.encode(question(word))
        reply = tokenizer.encode(f" {word[::step]}<eos>")
        padding = LENGTH - len(prompt) - len(reply)
        tokens = prompt + reply + [tokenizer.pad_token_id] * padding
        labels = [IGNORED] * len(prompt) + reply + [IGNORED] * padding
        mask = [1] * (LENGTH - padding) + [0] * padding
        columns = {"input_ids": tokens, "attention_mask": mask, "labels": labels}
        example = {name: torch.tensor(row) for name, row in columns.items()}
        examples.append(example)
    return examples


if __name__ == "__main__":
    tokenizer = make_tokenizer()
    training, held_out = split()
    print(len(training), "words for training,", len(held_out), "held out")
    print(tokenizer.tokenize("say abc = cba<eos>"))
    example = encode(tokenizer, ["abc"], step=-1)[0]
    print("tokens:", example["input_ids"].tolist())
    print("labels:", example["labels"].tolist())
