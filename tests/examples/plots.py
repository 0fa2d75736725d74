"""The plots that examples make: recorded for light and for dark pages, and compared up to the last digits."""

import math
import re
from pathlib import Path

INK, DARK_INK = "#1f2937", "#e5e7eb"  # the first as in matplotlibrc
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
_LABEL = re.compile(r">[^<]*</text>")


def recorded(folder: Path, name: str) -> tuple[Path, Path]:
    """Returns where the plot `name` of a program in `folder` is recorded, for light and for dark pages."""
    file = folder / name
    return file, file.with_suffix(f".dark{file.suffix}")


def record(folder: Path, name: str, svg: str, tolerance: float = 1.5) -> None:
    """Writes the plot for light and for dark pages, unless those that stand there look alike."""
    light, dark = recorded(folder, name)
    if not (light.exists() and dark.exists() and alike(svg, light.read_text("utf-8"), tolerance)):
        svg = re.sub(r"[ \t]+$", "", svg, flags=re.MULTILINE)
        light.write_text(svg, "utf-8")
        dark.write_text(svg.replace(INK, DARK_INK), "utf-8")


def alike(one: str, other: str, tolerance: float = 1.5) -> bool:
    """Tells whether two SVGs differ only in their coordinates, by at most `tolerance` of the 72 units of an inch."""
    shapes = [_NUMBER.sub("0", text).split() for text in (one, other)]
    labels = [_LABEL.findall(text) for text in (one, other)]
    numbers = [[float(number) for number in _NUMBER.findall(text)] for text in (one, other)]
    return (
        shapes[0] == shapes[1]
        and labels[0] == labels[1]
        and all(math.isclose(a, b, abs_tol=tolerance) for a, b in zip(*numbers, strict=True))
    )
