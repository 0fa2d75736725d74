"""The history of what `scripts/bench` found: a line of JSON for each run, and a plot of all of them."""

from __future__ import annotations

import argparse
import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
HISTORIES = (ROOT / "scripts/bench_history.jsonl", ROOT / "plugins/doc-lint/scripts/bench_history.jsonl")
LINT, COLD = "doc-lint, default rules", "no cache"
"""What is plotted of the history that `plugins/doc-lint/scripts/bench` writes."""


class Ratios(NamedTuple):
    """The ratios of pairs that were measured in turn. Only they can be compared with those of other days."""

    least: float
    median: float
    largest: float

    @classmethod
    def of(cls, ours: Sequence[float], theirs: Sequence[float]) -> Ratios:
        """Return the ratios of what was measured in pairs."""
        each = [one / other for one, other in zip(ours, theirs, strict=True)]
        return cls(min(each), median(each), max(each))

    def __str__(self) -> str:
        """Return the three."""
        return f"{self.least:.2f} {self.median:.2f} {self.largest:.2f}"


def append(file: Path, bench: str, runs: int, ratios: Mapping[str, float]) -> None:
    """Append the medians of the ratios of a run to a history."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    entry = {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        "commit": commit.stdout.strip(),
        "bench": bench,
        "runs": runs,
    }
    rounded = {name: round(ratio, 3) for name, ratio in ratios.items()}
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(entry | {"ratios": rounded}) + "\n")


def series(entries: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, list[float]]]:
    """Return the ratios by bench and name, from the first run to the last."""
    found: dict[str, dict[str, list[float]]] = {}
    for entry in entries:
        ratios = entry.get("ratios") or {f"{entry['site']}, of rumdl": entry["of rumdl"][LINT][COLD]}
        for name, ratio in ratios.items():
            found.setdefault(entry.get("bench", "lint"), {}).setdefault(name, []).append(ratio)
    return found


def main() -> None:
    """Plot histories."""
    parser = argparse.ArgumentParser(prog="scripts/bench plot")
    parser.add_argument("histories", nargs="*", type=Path, default=HISTORIES, metavar="HISTORY", help="files to plot")
    parser.add_argument("--to", type=Path, default=Path("bench.svg"), metavar="FILE", help="the picture (bench.svg)")
    given = parser.parse_args()
    lines = [line for file in given.histories if file.exists() for line in file.read_text("utf-8").splitlines()]
    found = series(map(json.loads, lines))
    if not found:
        raise SystemExit(
            "bench: there is no history to plot; run scripts/bench build --history scripts/bench_history.jsonl"
        )
    draw(found, given.to)
    print(given.to)


def draw(found: Mapping[str, Mapping[str, Sequence[float]]], to: Path) -> None:
    """Draw a panel for each bench, with a line for each ratio and one at 1."""
    from matplotlib import pyplot, ticker  # installed by scripts/bench

    figure, panels = pyplot.subplots(len(found), 1, figsize=(9, 3.6 * len(found)), squeeze=False, layout="constrained")
    for (bench, ratios), (panel,) in zip(found.items(), panels, strict=True):
        for name, each in ratios.items():
            panel.plot(range(1, len(each) + 1), each, marker="o", markersize=3, linewidth=1, label=name)
        panel.axhline(1, color="black", linewidth=0.6)
        panel.set(title=bench, xlabel="run", ylabel="ratio", yscale="log")
        panel.xaxis.set_major_locator(ticker.MaxNLocator(integer=True))
        for axis in ("major", "minor"):
            getattr(panel.yaxis, f"set_{axis}_formatter")(ticker.StrMethodFormatter("{x:g}"))
        panel.legend(fontsize=6, loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    figure.savefig(to)


if __name__ == "__main__":
    main()
