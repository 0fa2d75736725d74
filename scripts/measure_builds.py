"""Measures the CPU seconds of builds in turn: of this site with and without caches, and of a stock one of its pages."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import yaml

from scripts.bench_history import Ratios, append
from scripts.stock_site import PEERS, environment, has_zensical, stock_config, write_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
OFF, WARM, STOCK, ZENSICAL = "no cache", "warm caches", "stock", "zensical"
TIMED = ROOT / "scripts/timed_build.py"


class Seconds(NamedTuple):
    """CPU seconds of a build: of all its processes, and of doc-lint in the first one."""

    whole: float
    doc_lint: float


def seconds_of(folder: Path, config: str = "", *, program: str = "mkdocs") -> Seconds:
    """Return what a build takes, and all processes that it starts.

    Args:
        folder: The checkout to build.
        config: The text of the configuration to build instead of its own.
        program: What builds; with `mkdocs`, without any cache.

    Raises:
        SystemExit: The build failed.
    """
    with tempfile.TemporaryDirectory() as made:
        timed = Path(made, "doc-lint")
        run, options = ([str(TIMED), str(timed)], []) if not config else (["-m"], ["--config-file", "-"])
        command = [str(folder / ".venv/bin/python"), *run, program, "build", "--quiet", "--site-dir", f"{made}/site"]
        caches = {"DOCS_CACHE": "off"} if program == "mkdocs" else {}
        whole = _cpu([*command, *options], folder, {"PYTHONPATH": "plugins/quick-serve/src"} | caches, config)
        return Seconds(whole, float(timed.read_text("utf-8")) if timed.exists() else 0.0)


def zensical_seconds_of(folder: Path) -> Seconds:
    """Return what a build of Zensical without caches takes, in a folder that `write_files` has written."""
    path = os.pathsep.join([str(PEERS), str(folder)])
    return Seconds(_cpu([sys.executable, "-m", "zensical", "build", "--clean"], folder, {"PYTHONPATH": path}), 0)


def _cpu(command: Sequence[str], folder: Path, variables: Mapping[str, str], text: str = "") -> float:
    """Return the CPU seconds of a command and of all processes that it starts.

    Raises:
        SystemExit: The command failed.
    """
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=environment(**variables),
        text=True,
    )
    assert process.stdin  # noqa: S101 - for mypy
    with process.stdin:
        process.stdin.write(text)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench: the build of {folder} failed")
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Build in turn, and print the table."""
    parser = argparse.ArgumentParser(prog="scripts/bench build")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often each is built")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another checkout that has a .venv")
    parser.add_argument("--history", type=Path, metavar="FILE", help="append the ratios to this file")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as files:
        builds = {OFF: partial(seconds_of, ROOT), STOCK: partial(seconds_of, ROOT, yaml.safe_dump(stock_config()))}
        builds[WARM] = partial(seconds_of, ROOT, program="quick_serve")
        if has_zensical():
            write_files(Path(files))
            builds[ZENSICAL] = partial(zensical_seconds_of, Path(files))
        if given.against:
            builds[given.against.name] = partial(seconds_of, given.against.resolve())
        print("bench: filling the caches", file=sys.stderr)
        first = builds[WARM]()
        taken: dict[str, list[float]] = {name: [] for name in builds}
        doc_lint: dict[str, list[float]] = {name: [] for name in builds}
        for run in range(given.runs):
            for name, build in builds.items():
                print(f"bench: {name}, run {run + 1} of {given.runs}", file=sys.stderr)
                seconds = build()
                taken[name].append(seconds.whole)
                doc_lint[name].append(seconds.doc_lint)
    ratios: dict[str, float] = {}
    print(f"{'build':18}{'CPU seconds':>12}{'doc-lint':>10}   {f'it / {STOCK}':18}it / {OFF}")
    print(f"{'fills the caches':18}{first.whole:12.1f}")
    for name, found in taken.items():
        share, of_stock = Ratios.of(doc_lint[name], found), Ratios.of(found, taken[STOCK])
        of_cold = Ratios.of(found, taken[OFF]) if name == WARM else None
        shown = f"{share.median:10.1%}" if share.median else " " * 10
        print(f"{name:18}{median(found):12.1f}{shown}   {of_stock!s:18}{of_cold or ''}".rstrip())
        ratios |= {f"{name}, of {STOCK}": of_stock.median} if name != STOCK else {}
        ratios |= {f"{name}, of {OFF}": of_cold.median} if of_cold else {}
        ratios |= {f"doc-lint, of {name}": share.median} if share.median else {}
    if given.history:
        append(given.history, "build", given.runs, ratios)


if __name__ == "__main__":
    main()
