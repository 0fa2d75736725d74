import torch
from torch import nn
from torch.distributed import destroy_process_group, get_rank, init_process_group
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset


def points(count: int = 512) -> TensorDataset:
    """Points in the plane, labelled 1 inside the unit circle."""
    generator = torch.Generator().manual_seed(0)
    xy = torch.empty(count, 2).uniform_(-1.5, 1.5, generator=generator)
    return TensorDataset(xy, (xy.norm(dim=1, keepdim=True) < 1).float())


def train(hidden: int, lr: float, epochs: int, checkpoint: str) -> None:
    """Train on every rank that torchrun started; rank 0 reports and saves."""
    init_process_group("gloo")
    torch.manual_seed(0)
    data = points()
    sampler: DistributedSampler[tuple[torch.Tensor, ...]] = DistributedSampler(data, seed=0)
    loader = DataLoader(data, batch_size=32, sampler=sampler)
    model = DistributedDataParallel(nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, 1)))
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    loss = torch.tensor(0.0)
    for epoch in range(epochs):
        sampler.set_epoch(epoch)
        for xy, label in loader:
            optimizer.zero_grad()
            loss = nn.functional.binary_cross_entropy_with_logits(model(xy), label)
            loss.backward()
            optimizer.step()
    if get_rank() == 0:
        torch.save({"model": model.module.state_dict(), "hidden": hidden}, checkpoint)
        print(f"rank 0 of {torch.distributed.get_world_size()}: loss {loss.item():.3f}, saved {checkpoint}")
    destroy_process_group()
