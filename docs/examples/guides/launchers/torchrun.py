from pathlib import Path

import nemo_run as run


def train(steps: int) -> None:
    """Fit one weight to y = 2x, each rank on points of its own."""
    import torch
    from torch.nn.parallel import DistributedDataParallel

    torch.distributed.init_process_group("gloo")
    rank, world = torch.distributed.get_rank(), torch.distributed.get_world_size()
    model = DistributedDataParallel(torch.nn.Linear(1, 1, bias=False))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    x = torch.linspace(-1, 1, 16)[rank::world].unsqueeze(1)
    for _ in range(steps):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(model(x), 2 * x).backward()
        optimizer.step()
    weight = model.module.weight.item()
    print(f"rank {rank} of {world}: weight {weight:.2f}")
    torch.distributed.destroy_process_group()


executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    nodes=2,
    ntasks_per_node=1,
    time="00:10:00",
    env_vars={"LOGLEVEL": "WARNING"},
    launcher=run.Torchrun(rdzv_id=1),
    packager=run.Packager(),
)

if __name__ == "__main__":
    with run.Experiment(
        "torchrun", executor=executor, enable_goodbye_message=False
    ) as experiment:
        experiment.add(run.Partial(train, steps=40), name="train")
        experiment.run()

    print()
    tasks = experiment.status(return_dict=True) or {}
    for log in Path(tasks["train"]["local_dir"]).glob("log-*.out"):
        lines = log.read_text().splitlines()
        print("\n".join(sorted(line for line in lines if "]:rank" in line)))
