import json
import random
from pathlib import Path


def study(seed: int, samples: int, data: str, result: str) -> None:
    """Estimate an area. All chance comes from the seed, all input from the arguments."""
    radius = json.loads(Path(data).read_text())["radius"]
    draw = random.Random(seed)
    inside = sum(draw.random() ** 2 + draw.random() ** 2 < radius**2 for _ in range(samples))
    Path(result).write_text(json.dumps({"area": 4 * inside / samples}))
