import json
from pathlib import Path

import nemo_run as run
import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM, PrinterCallback, Trainer, TrainingArguments
from transformers.utils import logging

from data import words

logging.disable_progress_bar()


def pretrain(folder: str, steps: int) -> None:
    """Make a tiny Llama from a configuration and teach it to repeat a word: the base that others download."""
    torch.manual_seed(0)
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=256,
            hidden_size=64,
            intermediate_size=128,
            num_hidden_layers=2,
            num_attention_heads=4,
            max_position_embeddings=64,
        )
    )
    trainer(model, 1, lr=3e-3, steps=steps).train()
    model.save_pretrained(folder)


def finetune(base: str, adapter: str, rank: int, lr: float, steps: int) -> None:
    """Teach the base, with a LoRA adapter, to say a word backwards; save the adapter, load it and evaluate again."""
    torch.manual_seed(0)
    lora = LoraConfig(r=rank, lora_alpha=2 * rank, target_modules="all-linear", task_type="CAUSAL_LM")
    model = get_peft_model(LlamaForCausalLM.from_pretrained(base), lora)
    trained, total = model.get_nb_trainable_parameters()
    print(f"trains {trained} of {total} parameters")

    tuning = trainer(model, -1, lr, steps)
    # evaluating the model itself here would keep the Trainer from wrapping it for several ranks
    before = trainer(LlamaForCausalLM.from_pretrained(base), -1, lr, steps).evaluate()["eval_loss"]
    tuning.train()
    after = tuning.evaluate()["eval_loss"]
    model.save_pretrained(adapter)
    Path(adapter, "history.json").write_text(json.dumps(tuning.state.log_history))
    print(f"held-out loss: before {before:.2f}, after {after:.2f}")

    loaded = PeftModel.from_pretrained(LlamaForCausalLM.from_pretrained(base), adapter)
    again = trainer(loaded, -1, lr, steps).evaluate()["eval_loss"]
    print(f"loaded {Path(adapter).name}: same loss {abs(again - after) < 1e-4}")


def trainer(model: torch.nn.Module, step: int, lr: float, steps: int) -> Trainer:
    arguments = TrainingArguments(
        output_dir="trainer",
        learning_rate=lr,
        max_steps=steps,
        per_device_train_batch_size=16,
        report_to="none",
        save_strategy="no",
        logging_steps=10,
        eval_strategy="steps",
        eval_steps=20,
        disable_tqdm=True,
        use_cpu=True,
        seed=0,
    )
    data = {"train_dataset": words(step, 1024, seed=1), "eval_dataset": words(step, 64, seed=2)}
    made = Trainer(model=model, args=arguments, **data)
    made.remove_callback(PrinterCallback)   # it prints a line for each loss
    return made


if __name__ == "__main__":
    executor = run.LocalExecutor(env_vars={"PYTHONWARNINGS": "ignore", "OMP_NUM_THREADS": "1"})
    base, adapter = str(Path("base").resolve()), str(Path("adapter").resolve())
    with run.Experiment("fine-tuning", executor, clean_mode=True, log_level="ERROR") as experiment:
        made = experiment.add(run.Partial(pretrain, folder=base, steps=300), name="pretrain")
        task = run.Partial(finetune, base=base, adapter=adapter, rank=8, lr=4e-3, steps=200)
        experiment.add(task, name="finetune", dependencies=[made])
        experiment.run()
    experiment.logs("finetune")
