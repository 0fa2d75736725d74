"""Measures the CPU seconds of builds in turn: of this site with and without caches, and of a stock one of its pages."""

from __future__ import annotations

import argparse
import atexit
import os
import runpy
import subprocess
import sys
import tempfile
import time
from functools import wraps
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
PLUGINS = {"search", "gen-files", "literate-nav", "mkdocstrings"}
OFF, WARM, STOCK = "no cache", "warm caches", "stock"
TIMED = "--timed"


class Seconds(NamedTuple):
    """CPU seconds of a build: of all its processes, and of doc-lint in the first one."""

    whole: float
    doc_lint: float


def bare(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return a configuration with the same pages, without hooks, own templates and what only adds to the pages."""
    theme = {key: value for key, value in config["theme"].items() if key != "custom_dir"}
    plugins = [plugin for plugin in config["plugins"] if PLUGINS & {*([plugin] if isinstance(plugin, str) else plugin)}]
    rest = {key: value for key, value in config.items() if key not in {"hooks", "extra", "strict"}}
    return {**rest, "theme": theme, "plugins": plugins}


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
        run, options = ([__file__, TIMED, str(timed)], []) if not config else (["-m"], ["--config-file", "-"])
        command = [str(folder / ".venv/bin/python"), *run, program, "build", "--quiet", "--site-dir", f"{made}/site"]
        variables = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "plugins/quick-serve/src"}
        if program == "mkdocs":
            variables["DOCS_CACHE"] = "off"
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        process = subprocess.Popen(
            [*command, *options],
            cwd=folder,
            stdin=subprocess.PIPE,
            env=inherited | variables,  # Python compiles the site's own modules once, as for any user
            text=True,
        )
        assert process.stdin  # noqa: S101 - for mypy
        with process.stdin:
            process.stdin.write(config)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"bench: the build of {folder} failed")
        doc_lint = float(timed.read_text("utf-8")) if timed.exists() else 0.0
        return Seconds(usage.ru_utime + usage.ru_stime, doc_lint)


def time_doc_lint(into: Path) -> None:
    """Measure what doc-lint takes in this process, by its events and its import, and write it when the process ends."""
    import mkdocs.commands.build
    import mkdocs.config.defaults  # noqa: F401 - both are a part of every build

    taken = [0.0]
    start = time.process_time()
    from doc_lint.mkdocs.plugin import DocLintPlugin

    taken[0] += time.process_time() - start

    def timed(event: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(event)
        def run(*arguments: Any, **keywords: Any) -> Any:
            start = time.process_time()
            try:
                return event(*arguments, **keywords)
            finally:
                taken[0] += time.process_time() - start

        return run

    for name, value in [*vars(DocLintPlugin).items()]:
        if name == "load_config" or name.startswith("on_"):
            setattr(DocLintPlugin, name, timed(value))
    atexit.register(lambda: into.write_text(str(taken[0]), "utf-8"))


def ratios(ours: Sequence[Seconds], theirs: Sequence[Seconds]) -> str:
    """Return the least, the median and the largest ratio of pairs."""
    each = sorted(one.whole / other.whole for one, other in zip(ours, theirs, strict=True))
    return f"{each[0]:.2f} {median(each):.2f} {each[-1]:.2f}"


def row(name: str, taken: Sequence[Seconds], compared: Sequence[Seconds]) -> str:
    """Return a line of the table."""
    whole, doc_lint = (median(values) for values in zip(*taken, strict=True))
    share = f"{doc_lint:6.2f} {doc_lint / whole:5.1%}" if name in (OFF, WARM) else " " * 12
    return f"{name:20}{whole:12.1f}   {share}   {ratios(taken, compared)}"


def main() -> None:
    """Build in turn, and print the table."""
    if sys.argv[1:2] == [TIMED]:
        time_doc_lint(Path(sys.argv[2]))
        sys.argv = sys.argv[3:]
        sys.path[0] = ""
        runpy.run_module(sys.argv[0], run_name="__main__")
        return
    parser = argparse.ArgumentParser(prog="scripts/bench build")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often each is built")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another checkout that has a .venv")
    given = parser.parse_args()
    config = yaml.safe_dump(bare(yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))))
    builds: dict[str, Callable[[], Seconds]] = {
        OFF: lambda: seconds_of(ROOT),
        STOCK: lambda: seconds_of(ROOT, config),
        WARM: lambda: seconds_of(ROOT, program="quick_serve"),
    }
    if given.against:
        builds[given.against.name] = lambda: seconds_of(given.against.resolve())
    print("bench: filling the caches", file=sys.stderr)
    first = builds[WARM]()
    taken: dict[str, list[Seconds]] = {name: [] for name in builds}
    for run in range(given.runs):
        for name, build in builds.items():
            print(f"bench: {name}, run {run + 1} of {given.runs}", file=sys.stderr)
            taken[name].append(build())
    print(f"{'build':20}{'CPU seconds':>12}   {'doc-lint':12}   it / {STOCK}: least, median, largest")
    print(f"{'fills the caches':20}{first.whole:12.1f}")
    for name, found in taken.items():
        print(row(name, found, taken[STOCK]))


if __name__ == "__main__":
    main()
