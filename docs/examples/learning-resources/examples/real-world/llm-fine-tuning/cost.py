import matplotlib.pyplot as plt
import torch
from peft import LoraConfig, get_peft_model
from torch.utils.data import default_collate
from torch.utils.flop_counter import FlopCounterMode
from transformers import AutoTokenizer, LlamaForCausalLM
from transformers.utils import logging

from data import WORDS, encode


def operations(model: torch.nn.Module) -> tuple[float, float]:
    """Count the operations in matrix products, in millions: forward, backward."""
    tokenizer = AutoTokenizer.from_pretrained("base")
    batch = default_collate(encode(tokenizer, WORDS[:16], step=-1))
    with FlopCounterMode(display=False) as forward:
        loss = model(**batch).loss
    with FlopCounterMode(display=False) as backward:
        loss.backward()
    return forward.get_total_flops() / 1e6, backward.get_total_flops() / 1e6


logging.disable_progress_bar()
base = LlamaForCausalLM.from_pretrained("base")
rows = [("all weights", base.num_parameters(), *operations(base))]
for rank in (32, 16, 8, 4):
    lora = LoraConfig(
        r=rank,
        lora_alpha=2 * rank,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )
    model = get_peft_model(LlamaForCausalLM.from_pretrained("base"), lora)
    trained, _ = model.get_nb_trainable_parameters()
    rows.append((f"rank {rank}", trained, *operations(model)))

print("trained       parameters  forward  backward")
for name, parameters, forward, backward in rows:
    print(f"{name:<12}  {parameters:>10,}  {forward:>6.1f}M  {backward:>7.1f}M")

names, _, forwards, backwards = zip(*reversed(rows))
figure, axes = plt.subplots(figsize=(7, 2.8))
axes.barh(names, forwards, label="forward")
axes.barh(names, backwards, left=forwards, label="backward")
axes.set(xlabel="million operations in matrix products")
axes.set_title("One training step")
axes.grid(axis="y", visible=False)
axes.legend(loc="upper left", bbox_to_anchor=(1, 1))
figure.savefig("cost.svg")
