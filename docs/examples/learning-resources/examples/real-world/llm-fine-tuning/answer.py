import torch
from peft import PeftModel
from transformers import LlamaForCausalLM
from transformers.utils import logging


def answer(model: torch.nn.Module, question: str) -> str:
    prompt = torch.tensor([list(f"{question} = ".encode())])
    reply = model.generate(
        input_ids=prompt,
        attention_mask=torch.ones_like(prompt),
        max_new_tokens=2,
        do_sample=False,
        pad_token_id=0,
    )
    return bytes(reply[0, prompt.shape[1] :].tolist()).decode(errors="replace")


logging.disable_progress_bar()
base = LlamaForCausalLM.from_pretrained("base")
print("base:", answer(base, "say bi"))
merged = PeftModel.from_pretrained(base, "adapter").merge_and_unload()
print("with the adapter merged:", answer(merged, "say bi"))
