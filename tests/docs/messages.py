"""Produces the messages of docs/guides/troubleshooting.md, each by the smallest program that does."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import msgspec

from tests.examples.fork.pool import Forks
from tests.examples.harness import environment_in, execute
from tests.examples.slurm import SCRIPT
from tests.examples.tables import ROOT

PAGE = ROOT / "docs/guides/troubleshooting.md"
PROGRAMS = Path(__file__).parent / "messages"
_HEAD = """\
import nemo_run as run

def load(path: str) -> None: ...

def train(epochs: int = 1) -> None:
    print(f"training for {epochs} epochs")

"""
_KUBECONFIG = ROOT / "docs/examples/references/executors/kubeflow/kubeconfig.yaml"
_TABLE = re.compile(r"^\| Message \|.*\n\|[-| ]+\|\n(?P<rows>(?:\|.*\n)+)", re.MULTILINE)
_HEADING = re.compile(r"^### (.*)$", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


class Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One table of a file in messages/: what produces a message."""

    program: str = ""  # follows _HEAD in program.py
    args: list[str] = []
    shell: str = ""  # instead of `python program.py`
    without: list[str] = []  # packages that are missing from the environment
    kubeconfig: bool = False
    slurm: bool = False


@dataclass(frozen=True)
class Message:
    """A message of the page, with what produces it."""

    section: str
    text: str
    table: Table


def shown() -> dict[str, list[str]]:
    """Returns the messages of each section of the page: those in its headings and those in its tables."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in PAGE.read_text("utf-8").split("\n## ")[1:]:
        section = part.splitlines()[0].lower().replace(" ", "-")
        rows = [row for table in _TABLE.finditer(part) for row in table["rows"].splitlines()]
        cells = [re.split(r"(?<!\\) \| ", row.removeprefix("| "))[0] for row in rows]
        for text in [*_HEADING.findall(part), *cells]:
            found[section] += [code.strip() for _, code in _CODE.findall(text)]
    return {section: texts for section, texts in found.items() if texts}


def anchors() -> dict[str, list[str]]:
    """Returns the anchors of each message of the page."""
    found: dict[str, list[str]] = {text: [] for texts in shown().values() for text in texts}
    for line in PAGE.read_text("utf-8").splitlines():
        for _, code, anchor in re.findall(_CODE.pattern + r" ?\{ #([\w-]+) \}", line):
            if code.strip() in found:
                found[code.strip()].append(anchor)
    return found


def load() -> Iterator[Message]:
    """Reads the programs, in the order of their files."""
    for toml in sorted(PROGRAMS.glob("*.toml")):
        for text, table in msgspec.convert(tomllib.loads(toml.read_text("utf-8")), dict[str, Table]).items():
            yield Message(toml.stem, text, table)


def read_by(message: Message) -> list[Path]:
    """Returns the files that decide what the program of `message` prints, apart from its own table."""
    return [
        Path(__file__),
        *([_KUBECONFIG] if message.table.kubeconfig else []),
        *([SCRIPT] if message.table.slurm else []),
    ]


def produced(message: Message, base: Path, slurm: Path | None = None, forks: Forks | None = None) -> str:
    """Runs the program of `message` in the folder `base`; returns what it printed and logged, on one line."""
    table = message.table
    work, home, temp = base / "project", base / "home", base / "temp"
    for folder in (work, home, temp):
        folder.mkdir()
    (work / "program.py").write_text(_HEAD + table.program.strip() + "\n", "utf-8")
    environment = environment_in(home, temp) | {"COLUMNS": "1000", "GIT_CONFIG_GLOBAL": str(base / "gitconfig")}
    (base / "gitconfig").write_text("[user]\nname = you\nemail = you@example.com\n", "utf-8")
    if table.kubeconfig:
        environment["KUBECONFIG"] = str(_KUBECONFIG)
    if slurm:
        environment |= {"NEMO_RUN_SLURM": str(slurm), "SLURM_CONF": f"{slurm}/slurm.conf"}
    python = ["python"]
    if table.without:
        environment["PYTHONPATH"] = str(_packages_without(table.without, base / "packages"))
        python.append("-S")  # leaves the packages of .venv out
    elif forks and not table.shell:
        environment = forks.environment(environment)
    command = ["bash", "-euc", table.shell] if table.shell else [*python, "program.py", *table.args]
    output, _ = execute(command, work, environment)
    logs = [path.read_text("utf-8", "replace") for path in sorted(home.rglob("*.log")) + sorted(home.rglob("*.out"))]
    return " ".join(" ".join([output, *logs]).split())


def pattern(text: str) -> re.Pattern[str]:
    """Returns what `text` stands for: `...` is the reader's own."""
    return re.compile(".+?".join(re.escape(part) for part in re.split(r" ?\.{3}(?!\.)", text)))


def _packages_without(names: list[str], folder: Path) -> Path:
    """Fills `folder` with links to the packages of .venv, apart from `names`."""
    folder.mkdir()
    for package in next(ROOT.glob(".venv/lib/python*/site-packages")).iterdir():
        if not any(fnmatch(package.name, name) for name in names):
            (folder / package.name).symlink_to(package)
    return folder
