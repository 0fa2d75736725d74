import json
from pathlib import Path

import nemo_run as run
import torch
from peft import LoraConfig, PeftModel, get_peft_model
from torch.utils.data import default_collate
from transformers import (
    AutoTokenizer,
    LlamaConfig,
    LlamaForCausalLM,
    PreTrainedTokenizerFast,
    PrinterCallback,
    Trainer,
    TrainingArguments,
)
from transformers.utils import logging

from data import encode, make_tokenizer, question, split

logging.disable_progress_bar()


def pretrain(folder: str, steps: int) -> None:
    """Make a tiny Llama that repeats a word: in place of a base you download."""
    torch.manual_seed(0)
    tokenizer = make_tokenizer()
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=64,
    )
    model = LlamaForCausalLM(config)
    trainer(model, tokenizer, step=1, lr=3e-3, steps=steps).train()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def finetune(base: str, adapter: str, rank: int, lr: float, steps: int) -> None:
    """Teach the base to say a word backwards, with a LoRA adapter."""
    torch.manual_seed(0)
    tokenizer = AutoTokenizer.from_pretrained(base)
    lora = LoraConfig(
        r=rank,
        lora_alpha=2 * rank,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )
    model = get_peft_model(LlamaForCausalLM.from_pretrained(base), lora)
    trained, total = model.get_nb_trainable_parameters()
    print(f"training {trained:,} of {total:,} parameters")

    before = evaluate(LlamaForCausalLM.from_pretrained(base), tokenizer)
    tuning = trainer(model, tokenizer, step=-1, lr=lr, steps=steps)
    tuning.train()
    model.save_pretrained(adapter)
    history = json.dumps(tuning.state.log_history)
    Path(adapter, "history.json").write_text(history)

    loaded = LlamaForCausalLM.from_pretrained(base)
    after = evaluate(PeftModel.from_pretrained(loaded, adapter), tokenizer)
    for name, (loss, right) in {"before": before, "after": after}.items():
        print(f"{name}: loss {loss:.2f}, unseen words right: {right:.0%}")


def trainer(
    model: torch.nn.Module,
    tokenizer: PreTrainedTokenizerFast,
    step: int,
    lr: float,
    steps: int,
) -> Trainer:
    training, held_out = split()
    arguments = TrainingArguments(
        output_dir="trainer",
        learning_rate=lr,
        max_steps=steps,
        per_device_train_batch_size=32,
        per_device_eval_batch_size=64,
        report_to="none",
        save_strategy="no",
        logging_steps=10,
        eval_strategy="steps",
        eval_steps=20,
        disable_tqdm=True,
        use_cpu=True,
        seed=0,
    )
    made = Trainer(
        model=model,
        args=arguments,
        train_dataset=encode(tokenizer, training, step),
        eval_dataset=encode(tokenizer, held_out, step),
    )
    made.remove_callback(PrinterCallback)  # it prints a line for each loss
    return made


def evaluate(
    model: torch.nn.Module, tokenizer: PreTrainedTokenizerFast
) -> tuple[float, float]:
    """Return the loss on unseen words and the share that is answered exactly."""
    held_out = split()[1]
    examples = encode(tokenizer, held_out, step=-1)
    batch = default_collate(examples)
    model.eval()
    with torch.no_grad():
        loss = model(**batch).loss.item()
    expected = [word[::-1] for word in held_out]
    pairs = zip(answers(model, tokenizer, held_out), expected, strict=True)
    right = sum(given == wanted for given, wanted in pairs)
    return loss, right / len(held_out)


def answers(
    model: torch.nn.Module, tokenizer: PreTrainedTokenizerFast, words: list[str]
) -> list[str]:
    """Generate all replies in one batch: these prompts have the same length."""
    prompts = tokenizer([question(word) for word in words], return_tensors="pt")
    replies = model.generate(
        **prompts,
        max_new_tokens=6,
        do_sample=False,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
    )
    new = replies[:, prompts["input_ids"].shape[1] :]
    texts = tokenizer.batch_decode(new, skip_special_tokens=True)
    return [text.strip() for text in texts]


if __name__ == "__main__":
    executor = run.LocalExecutor(
        env_vars={"PYTHONWARNINGS": "ignore", "OMP_NUM_THREADS": "1"}
    )
    base, adapter = str(Path("base").resolve()), str(Path("adapter").resolve())
    with run.Experiment("fine-tuning", executor) as experiment:
        task = run.Partial(pretrain, folder=base, steps=300)
        made = experiment.add(task, name="pretrain")
        task = run.Partial(
            finetune, base=base, adapter=adapter, rank=8, lr=4e-3, steps=300
        )
        experiment.add(task, name="finetune", dependencies=[made])
        experiment.run(tail_logs=True)
