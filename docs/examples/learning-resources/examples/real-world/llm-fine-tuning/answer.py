from peft import PeftModel
from transformers import AutoTokenizer, LlamaForCausalLM
from transformers.utils import logging

from finetune import answer

logging.disable_progress_bar()
tokenizer = AutoTokenizer.from_pretrained("base")
base = LlamaForCausalLM.from_pretrained("base")
print("base:", answer(base, tokenizer, "bad"))
merged = PeftModel.from_pretrained(base, "adapter").merge_and_unload()
print("with the adapter merged:", answer(merged, tokenizer, "bad"))
merged.save_pretrained("merged")
tokenizer.save_pretrained("merged")
