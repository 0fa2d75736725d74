import sys
from pathlib import Path

import nemo_run as run


def qlora(base: str, adapter: str, rank: int, lr: float, steps: int) -> None:
    """Train an adapter on a base whose linear layers have four bits."""
    import torch
    from peft import LoraConfig, get_peft_model, prepare_model_for_kbit_training
    from transformers import AutoTokenizer, BitsAndBytesConfig, LlamaForCausalLM

    from finetune import evaluate, trainer

    torch.manual_seed(0)
    four_bits = BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.float32,  # torch.bfloat16 on a GPU
    )
    plain = LlamaForCausalLM.from_pretrained(base)
    model = LlamaForCausalLM.from_pretrained(base, quantization_config=four_bits)
    full, small = plain.get_memory_footprint(), model.get_memory_footprint()
    print(f"base: {full:,} bytes, in four bits {small:,}")

    model = prepare_model_for_kbit_training(model)
    lora = LoraConfig(
        r=rank,
        lora_alpha=2 * rank,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )
    model = get_peft_model(model, lora)
    tokenizer = AutoTokenizer.from_pretrained(base)
    trainer(model, tokenizer, step=-1, lr=lr, steps=steps).train()
    model.save_pretrained(adapter)
    loss, right = evaluate(model, tokenizer)
    print(f"after: loss {loss:.2f}, unseen words right: {right:.0%}")


if __name__ == "__main__":
    steps = int(sys.argv[1])
    task = run.Partial(
        qlora,
        base=str(Path("base").resolve()),
        adapter=str(Path("qlora-adapter").resolve()),
        rank=8,
        lr=1e-2,
        steps=steps,
    )
    executor = run.LocalExecutor(
        env_vars={"PYTHONWARNINGS": "ignore", "OMP_NUM_THREADS": "1"}
    )
    run.run(task, executor=executor, name="qlora")
