import json
import random
from pathlib import Path


def study(seed: int, samples: int, data: str, result: str) -> None:
    """Estimate an area; all randomness comes from the seed."""
    radius = json.loads(Path(data).read_text())["radius"]
    draw = random.Random(seed)
    points = ((draw.random(), draw.random()) for _ in range(samples))
    inside = sum(x * x + y * y < radius * radius for x, y in points)
    Path(result).write_text(json.dumps({"area": 4 * inside / samples}))
