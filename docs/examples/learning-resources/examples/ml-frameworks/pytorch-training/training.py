import json
from pathlib import Path

import torch
from torch import Tensor, distributed, nn
from torch.nn.functional import binary_cross_entropy_with_logits
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, Dataset, DistributedSampler


class Circle(Dataset[tuple[Tensor, Tensor]]):
    """Points of the plane, with the label 1 inside the unit circle and 0 outside."""

    def __init__(self, size: int, seed: int) -> None:
        self.points = torch.empty(size, 2).uniform_(-1.5, 1.5, generator=torch.Generator().manual_seed(seed))
        self.labels = (self.points.norm(dim=1, keepdim=True) < 1).float()

    def __len__(self) -> int:
        return len(self.points)

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        return self.points[index], self.labels[index]


def network(hidden: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, 1))


def evaluate(model: nn.Module, data: Circle) -> tuple[float, float]:
    """Return loss and accuracy."""
    with torch.no_grad():
        answers = model(data.points)
    accuracy = ((answers > 0) == (data.labels > 0.5)).float().mean()
    return binary_cross_entropy_with_logits(answers, data.labels).item(), accuracy.item()


def train(hidden: int, lr: float, epochs: int, folder: str) -> None:
    """Train on all ranks that torchrun started; go on at the checkpoint in `folder`, if there is one."""
    distributed.init_process_group("gloo")
    first = distributed.get_rank() == 0
    torch.manual_seed(0)
    data, held_out = Circle(1024, seed=1), Circle(512, seed=2)
    sampler = DistributedSampler(data)
    loader = DataLoader(data, batch_size=32, sampler=sampler)

    plain = network(hidden)
    model = DistributedDataParallel(plain)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    checkpoint = Path(folder) / "checkpoint.pt"
    history = []
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        plain.load_state_dict(saved["weights"])
        optimizer.load_state_dict(saved["optimizer"])
        history = saved["history"]
    distributed.barrier()
    if first:
        print(f"{distributed.get_world_size()} ranks, from epoch {len(history)}", flush=True)

    for epoch in range(len(history), epochs):
        sampler.set_epoch(epoch)
        for points, labels in loader:
            optimizer.zero_grad()
            binary_cross_entropy_with_logits(model(points), labels).backward()
            optimizer.step()
        if first:
            (loss, _), (held_out_loss, accuracy) = evaluate(plain, data), evaluate(plain, held_out)
            history.append({"training": loss, "held out": held_out_loss, "accuracy": accuracy})
            save(checkpoint, {"weights": plain.state_dict(), "optimizer": optimizer.state_dict(), "history": history})
    if first:
        torch.save({"hidden": hidden, "weights": plain.state_dict()}, Path(folder) / "model.pt")
        (Path(folder) / "history.json").write_text(json.dumps(history))
        print(f"epoch {epochs}: loss {history[-1]['held out']:.3f}, accuracy {history[-1]['accuracy']:.3f}", flush=True)
    distributed.destroy_process_group()


def save(path: Path, content: object) -> None:
    """Write the whole file, then rename it: a reader never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(content, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)
