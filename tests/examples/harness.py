"""Runs the programs that the pages show, as their examples.toml says.

Each runs in a copy of its folder with a home of its own, `.venv` first on PATH and no terminal.
"""

import fnmatch
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from scripts.tools import load as tools
from tests.examples.fork.pool import Forks
from tests.examples.left import Left
from tests.examples.normalise import WIDTH, normalise
from tests.examples.slurm import settled, slurm_jobs

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs/examples"
TIMEOUT = 900  # seconds; against programs that hang, on a machine that may be busy


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
    output: bool = False
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

    @property
    def forkable(self) -> bool:
        """Whether it may run in a fork; what loads torch and the like gains little, and its threads outlive no fork."""
        return not self.table.own_python and not self.table.needs

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


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    output: str
    exit_code: int
    status: dict[str, str]
    files: list[str] = field(default_factory=list)
    plots: dict[str, str] = field(default_factory=dict)

    def metric(self, name: str) -> float | None:
        """Returns the last number that was printed behind `name`."""
        found = re.findall(_number_behind([name]), self.output)
        return float(found[-1][1]) if found else None


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


def run(example: Example, slurm: Path | None = None, forks: Forks | None = None, left: Left | None = None) -> Outcome:
    """Runs `example` and returns what it printed, its exit code and the status of its tasks.

    Args:
        example: What to run.
        slurm: The folder of the Slurm to run it on, for the kind `slurm`.
        forks: Where to run its `python FILE` and `nemo`, if not in a Python of their own.
        left: What programs have left, so that the files that run before it need not run again.
    """
    with ExitStack() as stack:
        left = left if left and example.chained else stack.enter_context(Left([]))
        folder, before = example.path.parent, example.table.before
        base = left.path(folder)
        done = left.restore(folder, before)
        work, home, temp = base / "project", base / "home", base / "temp"
        environment = environment_in(home, temp)
        if not done:
            shutil.copytree(folder, work, ignore=shutil.ignore_patterns("__pycache__", "*.out"))
            home.mkdir()
            temp.mkdir()
            if example.table.repository:
                commit(work, environment)
        paths = {str(work): "~/project", str(home): "~", str(temp): "~/temp", str(ROOT): "~/project"}
        paths[f"{sys.base_prefix}/lib"] = "~/python/lib"
        if slurm:
            environment |= {"NEMO_RUN_SLURM": str(slurm), "SLURM_CONF": f"{slurm}/slurm.conf"}
            paths[str(slurm)] = "~/nemo-run-slurm"
        if forks and example.forkable:
            environment = forks.environment(environment)
        for number, file in enumerate(before[done:], done + 1):
            output, exit_code = execute(_command(file), work, environment)
            if exit_code:
                return Outcome(f"{file}, which runs before it:\n{output}", exit_code, {})
            left.keep(folder, before[:number])
        output, exit_code = execute(_command(*example.table.args or [example.path.name]), work, environment)
        if not exit_code and not example.table.args:
            left.keep(folder, [*before, example.path.name])
        status = _status(home / ".nemo_run")
        jobs = slurm_jobs(home / ".nemo_run")
        status |= settled(jobs, environment)
        made = [path for path in work.rglob("*") if path.is_file() and path.stat().st_size]
        files = sorted(path.relative_to(work).as_posix() for path in made)
        plots = {name: (work / name).read_text("utf-8") for name in example.table.plots if name in files}
        return Outcome(normalise(output, paths, status, jobs), exit_code, status, files, plots)


def unmet(example: Example, outcome: Outcome) -> list[str]:
    """Returns one sentence for each statement of the table that `outcome` does not meet."""
    table, output = example.table, outcome.output
    found = []
    if outcome.exit_code != table.exit_code:
        found.append(f"exit code is {outcome.exit_code}, not {table.exit_code}")
    if outcome.status != table.status and (table.status or set(outcome.status.values()) - {"SUCCEEDED"}):
        found.append(f"status is {outcome.status}, not {table.status}")
    found += [f"the output does not contain {text!r}" for text in table.contains if text not in output]
    found += [
        f"it leaves no file {name}" for name in table.files + table.plots if not fnmatch.filter(outcome.files, name)
    ]
    for name, (low, high) in table.metrics.items():
        value = outcome.metric(name)
        if value is None or not low <= value <= high:
            found.append(f"{name} is {value}, not between {low} and {high}")
    if not table.error:
        found += [f"the output has {text!r}" for text in ("Unexpected error", "Traceback (") if text in output]
    return found


_TIME = re.compile(r"^\[\d\d:\d\d:\d\d\]", re.MULTILINE)


def comparable(output: str, metrics: Iterable[str]) -> str:
    """Returns `output` without what differs between runs.

    That is the numbers behind the words in `metrics`, whose last digits differ between machines, and the time at the
    start of a line, which a display leaves out where it is that of the line above.
    """
    output = "\n".join(line.rstrip() for line in _TIME.sub(" " * 10, output).split("\n"))
    return re.sub(_number_behind(metrics), r"\1…", output) if metrics else output


def _number_behind(words: Iterable[str]) -> str:
    return rf"(\b(?:{'|'.join(map(re.escape, words))})[ =:]+)(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)"


def commit(folder: Path, environment: dict[str, str]) -> None:
    """Makes a Git repository of `folder`, with one commit of all its files."""
    author = ["-c", "user.name=you", "-c", "user.email=you@example.com"]
    for arguments in (["init", "--quiet"], ["add", "."], [*author, "commit", "--quiet", "--message=first"]):
        subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)


def _command(file: str, *args: str) -> list[str]:
    return ["bash", "-eu", file, *args] if file.endswith(".sh") else ["python", file, *args]


def environment_in(home: Path, temp: Path) -> dict[str, str]:
    """Returns the environment of a reader with an activated `.venv`, whose home is `home`."""
    venv = ROOT / ".venv"
    return {
        "PATH": f"{venv}/bin:{os.environ['PATH']}",
        "VIRTUAL_ENV": str(venv),
        "HOME": str(home),
        "NEMORUN_HOME": str(home / ".nemo_run"),
        "TMPDIR": str(temp),
        "USER": "you",
        "LOGNAME": "you",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": str(WIDTH),
        "NO_VCS_VERSION": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HF_HUB_OFFLINE": "1",
        "MATPLOTLIBRC": str(ROOT / "tests/examples"),
        "MPLCONFIGDIR": str(venv / "matplotlib"),
        "SOURCE_DATE_EPOCH": "1767268800",
    }


def execute(command: list[str], work: Path, environment: dict[str, str]) -> tuple[str, int]:
    """Runs `command` in the folder `work`, for up to TIMEOUT seconds; returns what it printed and its exit code."""
    with subprocess.Popen(
        command,
        cwd=work,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, _ = process.communicate()
            output += f"stopped after {TIMEOUT} seconds\n"
    return output, process.returncode


def _status(nemorun_home: Path) -> dict[str, str]:
    """Reads the state of each local task from the file in which NeMo Run itself keeps it."""
    jobs = nemorun_home / ".local_jobs.json"
    if not jobs.exists():
        return {}
    states: dict[str, set[str]] = {}
    for state, _, _, roles in json.loads(jobs.read_text("utf-8")).values():
        for role in roles:
            states.setdefault(role, set()).add(state)
    return {role: ", ".join(sorted(found)) for role, found in states.items()}
