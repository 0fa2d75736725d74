"""Measures the CPU seconds of builds in pairs: of this site, of a bare one with the same pages, of another checkout."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
PLUGINS = {"search", "gen-files", "literate-nav", "mkdocstrings"}


def bare(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return a configuration with the same pages, without hooks, own templates and what only adds to the pages."""
    theme = {key: value for key, value in config["theme"].items() if key != "custom_dir"}
    plugins = [plugin for plugin in config["plugins"] if PLUGINS & {*([plugin] if isinstance(plugin, str) else plugin)}]
    rest = {key: value for key, value in config.items() if key not in {"hooks", "extra", "strict"}}
    return {**rest, "theme": theme, "plugins": plugins}


def cpu_seconds(folder: Path, config: str = "") -> float:
    """Return the CPU seconds of a build and all processes that it starts.

    Args:
        folder: The checkout to build.
        config: The text of the configuration to build instead of its own.

    Raises:
        SystemExit: The build failed.
    """
    with tempfile.TemporaryDirectory() as site:
        command = [str(folder / ".venv/bin/python"), "-m", "mkdocs", "build", "--quiet", "--site-dir", site]
        process = subprocess.Popen(
            [*command, "--config-file", "-"] if config else command,
            cwd=folder,
            stdin=subprocess.PIPE,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DOCS_CACHE": "off"},
            text=True,
        )
        assert process.stdin  # noqa: S101 - for mypy
        with process.stdin:
            process.stdin.write(config)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench: the build of {folder} failed")
    return usage.ru_utime + usage.ru_stime


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Return the least, the median and the largest ratio of pairs."""
    each = sorted(one / other for one, other in zip(ours, theirs, strict=True))
    return f"{each[0]:.2f} {median(each):.2f} {each[-1]:.2f}"


def main() -> None:
    """Build in turn, and print the table."""
    parser = argparse.ArgumentParser(prog="scripts/bench build")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often each is built")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another checkout that has a .venv")
    given = parser.parse_args()
    stock = yaml.safe_dump(bare(yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))))
    builds = {"this site": (ROOT, ""), "bare": (ROOT, stock)}
    if given.against:
        builds[given.against.name] = (given.against.resolve(), "")
    seconds: dict[str, list[float]] = {name: [] for name in builds}
    for run in range(given.runs):
        for name, (folder, config) in builds.items():
            print(f"bench: {name}, run {run + 1} of {given.runs}", file=sys.stderr)
            seconds[name].append(cpu_seconds(folder, config))
    print(f"{'build':20}{'CPU seconds':>12}   this site / it: least, median, largest")
    for name, taken in seconds.items():
        print(f"{name:20}{median(taken):12.1f}   {ratios(seconds['this site'], taken) if name != 'this site' else ''}")


if __name__ == "__main__":
    main()
