import json
from pathlib import Path

import torch
from torch import Tensor, distributed, nn
from torch.nn.functional import binary_cross_entropy_with_logits
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, Dataset, DistributedSampler


class Circle(Dataset[tuple[Tensor, Tensor]]):
    """Points of the plane, labeled 1 inside the unit circle and 0 outside."""

    def __init__(self, size: int, seed: int) -> None:
        draw = torch.Generator().manual_seed(seed)
        self.points = torch.empty(size, 2).uniform_(-1.5, 1.5, generator=draw)
        self.labels = (self.points.norm(dim=1, keepdim=True) < 1).float()

    def __len__(self) -> int:
        return len(self.points)

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        return self.points[index], self.labels[index]


def network(hidden: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, 1))


def device() -> torch.device:
    """Return the GPU of this rank, or the CPU on a machine without GPUs."""
    if not torch.cuda.is_available():
        return torch.device("cpu")
    local_rank = distributed.get_node_local_rank()
    torch.cuda.set_device(local_rank)
    return torch.device("cuda", local_rank)


def evaluate(model: nn.Module, data: Circle) -> tuple[float, float]:
    """Return loss and accuracy."""
    on = next(model.parameters()).device
    points, labels = data.points.to(on), data.labels.to(on)
    with torch.no_grad():
        answers = model(points)
    loss = binary_cross_entropy_with_logits(answers, labels)
    accuracy = ((answers > 0) == (labels > 0.5)).float().mean()
    return loss.item(), accuracy.item()


def train(hidden: int, lr: float, epochs: int, folder: str) -> None:
    """Train on all ranks, from the checkpoint in `folder` if there is one."""
    gpu = torch.cuda.is_available()
    distributed.init_process_group("nccl" if gpu else "gloo")
    on, first = device(), distributed.get_rank() == 0
    torch.manual_seed(0)
    data, held_out = Circle(1024, seed=1), Circle(512, seed=2)
    sampler = DistributedSampler(data)
    loader = DataLoader(data, batch_size=32, sampler=sampler)

    plain = network(hidden).to(on)
    model = DistributedDataParallel(plain)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    checkpoint = Path(folder) / "checkpoint.pt"
    history = []
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=on)
        plain.load_state_dict(saved["weights"])
        optimizer.load_state_dict(saved["optimizer"])
        history = saved["history"]
    distributed.barrier()
    if first:
        ranks = distributed.get_world_size()
        print(f"{ranks} ranks, from epoch {len(history)}", flush=True)

    for epoch in range(len(history), epochs):
        sampler.set_epoch(epoch)
        for points, labels in loader:
            optimizer.zero_grad()
            answers = model(points.to(on))
            binary_cross_entropy_with_logits(answers, labels.to(on)).backward()
            optimizer.step()
        if first:
            loss, _ = evaluate(plain, data)
            held_out_loss, accuracy = evaluate(plain, held_out)
            figures = {"training": loss, "held out": held_out_loss}
            history.append(figures | {"accuracy": accuracy})
            content = {"weights": plain.state_dict(), "history": history}
            save(checkpoint, content | {"optimizer": optimizer.state_dict()})
    if first:
        model_file = Path(folder) / "model.pt"
        torch.save({"hidden": hidden, "weights": plain.state_dict()}, model_file)
        (Path(folder) / "history.json").write_text(json.dumps(history))
        last = history[-1]
        figures = f"loss {last['held out']:.3f}, accuracy {last['accuracy']:.3f}"
        print(f"epoch {epochs}: {figures}", flush=True)
    distributed.destroy_process_group()


def save(path: Path, content: object) -> None:
    """Write a temporary file, then rename it: nobody reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(content, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)
