from peft import PeftModel
from transformers import AutoTokenizer, LlamaForCausalLM
from transformers.utils import logging

from finetune import answers

logging.disable_progress_bar()
tokenizer = AutoTokenizer.from_pretrained("base")
base = LlamaForCausalLM.from_pretrained("base")
print("base:", answers(base, tokenizer, ["bad"])[0])
merged = PeftModel.from_pretrained(base, "adapter").merge_and_unload()
print("with the adapter merged:", answers(merged, tokenizer, ["bad"])[0])
merged.save_pretrained("merged")
tokenizer.save_pretrained("merged")
