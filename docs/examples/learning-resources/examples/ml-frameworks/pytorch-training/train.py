import sys

import nemo_run as run


def train(hidden: int, lr: float, epochs: int, checkpoint: str) -> None:
    """Learn which points of the plane lie in the unit circle, on every rank that torchrun starts."""
    import torch
    from torch import distributed, nn
    from torch.nn.parallel import DistributedDataParallel
    from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

    distributed.init_process_group("gloo")
    torch.manual_seed(0)
    points = torch.empty(512, 2).uniform_(-1.5, 1.5)
    data = TensorDataset(points, (points.norm(dim=1, keepdim=True) < 1).float())
    sampler = DistributedSampler(data)
    loader = DataLoader(data, batch_size=32, sampler=sampler)

    network = nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    model = DistributedDataParallel(network)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    loss = torch.tensor(0.0)
    for epoch in range(epochs):
        sampler.set_epoch(epoch)
        for batch, labels in loader:
            optimizer.zero_grad()
            loss = nn.functional.binary_cross_entropy_with_logits(model(batch), labels)
            loss.backward()
            optimizer.step()

    if distributed.get_rank() == 0:
        torch.save({"hidden": hidden, "weights": network.state_dict()}, checkpoint)
        print(f"{distributed.get_world_size()} ranks, loss {loss.item():.3f}, saved {checkpoint}")
    distributed.destroy_process_group()


if __name__ == "__main__":
    task = run.Partial(train, hidden=32, lr=0.01, epochs=20, checkpoint="circle.pt")
    executor = run.LocalExecutor(
        ntasks_per_node=2,
        launcher="torchrun",
        env_vars={"OMP_NUM_THREADS": "1", "LOGLEVEL": "WARNING"},
    )
    run.run(task, executor, name="circle", dryrun="--dryrun" in sys.argv)
