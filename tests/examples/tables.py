"""The programs that pages show, with what examples.toml says of each."""

import tomllib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from scripts.tools import load as tools

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs/examples"
WITHOUT_THREADS = {"matplotlib", "optuna"}  # modules that start none when they are imported


class Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One table of an examples.toml."""

    kind: Literal["local", "cli", "dry-run", "slurm", "ray", "static"]
    args: list[str] = []
    repository: bool = False  # its folder is a Git repository with one commit
    before: list[str] = []  # files of the folder that run first, in the same folder and home
    exit_code: int = 0
    needs: list[str] = []  # modules of the packages that only scripts/install --all installs
    tools: list[str] = []  # of scripts/tools.toml
    status: dict[str, str] = {}
    files: list[str] = []  # patterns of what it must leave in its folder
    metrics: dict[str, tuple[float, float]] = {}  # the range of the last number that it prints behind a word
    plots: list[str] = []  # SVG files that it makes and the page shows
    tolerance: float = 1.5  # how far the lines of a plot may be from those recorded, of the 72 units of an inch
    output: bool = False
    last: int = 0  # the lines of the output that are recorded, from its end; 0: all
    contains: list[str] = []
    error: bool = False  # the output may hold a traceback or NeMo Run's "Unexpected error"
    wrong: list[str] = []  # names that it uses wrongly on purpose, to show what happens
    own_python: bool = False  # never runs in a fork, which it could tell from a Python of its own
    why: str = ""


@dataclass(frozen=True)
class Example:
    """A program shown in a page, with its table."""

    path: Path
    table: Table

    @property
    def name(self) -> str:
        """The path as pages include it."""
        return self.path.relative_to(EXAMPLES).as_posix()

    @property
    def recorded(self) -> Path:
        """Where its output is recorded."""
        return self.path.with_suffix(".out")

    def shown(self, output: str) -> str:
        """Returns the part of `output` that is recorded."""
        return "".join(output.splitlines(keepends=True)[-self.table.last :])

    @property
    def forkable(self) -> bool:
        """Whether it may run in a fork; what loads torch and the like gains little, and its threads outlive no fork."""
        return not self.table.own_python and set(self.table.needs) <= WITHOUT_THREADS

    @property
    def chained(self) -> bool:
        """Whether it may run where the other programs of its folder ran, and leave what it has made to them."""
        return self.table.kind == "local" and not self.table.repository

    @property
    def lacking(self) -> list[str]:
        """The modules it needs that are not installed."""
        return [module for module in self.table.needs if find_spec(module) is None]

    @property
    def lacking_tools(self) -> list[str]:
        """The tools it needs that are not installed."""
        known = tools()
        return [name for name in self.table.tools if not known[name].installed]


def load(folder: Path = EXAMPLES) -> list[Example]:
    """Reads every examples.toml below `folder`.

    Raises:
        ValueError: A table has an unknown key or a wrong value.
    """
    examples = []
    for toml in sorted(folder.rglob("examples.toml")):
        try:
            tables = msgspec.convert(tomllib.loads(toml.read_text("utf-8")), dict[str, Table])
        except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
            raise ValueError(f"{toml}: {error}") from error
        examples += [Example(toml.parent / file, table) for file, table in tables.items()]
    return examples
