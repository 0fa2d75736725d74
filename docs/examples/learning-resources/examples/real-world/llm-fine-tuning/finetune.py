import sys

import nemo_run as run


def finetune(rank: int, lr: float, steps: int, adapter: str) -> None:
    """Add a LoRA adapter to a tiny Llama with random weights, train it on byte tokens, save and load it."""
    import torch
    from peft import LoraConfig, PeftModel, get_peft_model
    from transformers import LlamaConfig, LlamaForCausalLM, Trainer, TrainingArguments

    def base() -> LlamaForCausalLM:
        torch.manual_seed(0)
        return LlamaForCausalLM(
            LlamaConfig(
                vocab_size=256,
                hidden_size=64,
                intermediate_size=128,
                num_hidden_layers=2,
                num_attention_heads=4,
                max_position_embeddings=64,
            )
        )

    tokens = torch.tensor(list(b"Question: 2 + 2? Answer: 4. "))
    rows = [{"input_ids": tokens, "labels": tokens} for _ in range(64)]

    lora = LoraConfig(r=rank, target_modules=["q_proj", "v_proj"], task_type="CAUSAL_LM")
    model = get_peft_model(base(), lora)
    trainable, total = model.get_nb_trainable_parameters()
    arguments = TrainingArguments(
        output_dir="trainer",
        learning_rate=lr,
        max_steps=steps,
        per_device_train_batch_size=8,
        report_to="none",
        save_strategy="no",
        logging_strategy="no",
        disable_tqdm=True,
        use_cpu=True,
    )
    trainer = Trainer(model=model, args=arguments, train_dataset=rows, eval_dataset=rows)
    before = trainer.evaluate()["eval_loss"]
    trainer.train()
    after = trainer.evaluate()["eval_loss"]
    model.save_pretrained(adapter)

    loaded = PeftModel.from_pretrained(base(), adapter)
    loss = loaded(input_ids=tokens[None], labels=tokens[None]).loss.item()
    print(f"trained {trainable} of {total} parameters: loss {before:.2f} -> {after:.2f}")
    print(f"loaded from {adapter}: loss {loss:.2f}")


if __name__ == "__main__":
    task = run.Partial(finetune, rank=4, lr=1e-2, steps=40, adapter="adapter")
    run.run(task, run.LocalExecutor(), name="finetune", dryrun="--dryrun" in sys.argv)
