"""A reader who has the built site and an empty directory, and nothing else."""

import json
import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup

from tests.examples.fork.pool import Forks

ROOT = Path(__file__).parents[2]


class Block(NamedTuple):
    """A block of code as a page shows it."""

    title: str  # the name above it, or empty
    language: str
    code: str


class Reader:
    """Saves the files that pages show under the names above them, and runs commands."""

    def __init__(self, site: Path, folder: Path, forks: Forks | None = None) -> None:
        self.site = site
        self.forks = forks
        self.work = folder / "work"
        self.home = folder / "home"
        self.work.mkdir()
        self.home.mkdir()

    def blocks(self, page: str) -> list[Block]:
        """The blocks of a page by its address, such as `guides/ray/`."""
        soup = BeautifulSoup((self.site / page / "index.html").read_text("utf-8"), "html.parser")
        found = []
        for block in soup.select("article div.highlight"):
            title, code = block.select_one(".filename"), block.select_one("pre code")
            language = next((name for name in block.get_attribute_list("class") if name != "highlight"), "")
            if code:
                found.append(Block(title.text if title else "", language.removeprefix("language-"), code.text))
        return found

    def save(self, page: str, name: str) -> Path:
        """Save the file of that name from a page."""
        file = self.work / name
        file.write_text(next(block.code for block in self.blocks(page) if block.title == name), "utf-8")
        return file

    def command(self, page: str, part: str) -> str:
        """The first command of a page that contains `part`."""
        shell = [block.code for block in self.blocks(page) if block.language == "bash" and not block.title]
        return next(line for code in shell for line in code.splitlines() if part in line)

    def run(self, command: str, venv: Path = ROOT / ".venv") -> str:
        """Run a command as typed, with the environment activated, and return what it printed; it must exit with 0."""
        environment = {
            "PATH": f"{venv}/bin:/usr/bin:/bin",
            "VIRTUAL_ENV": str(venv),
            "HOME": str(self.home),
            "USER": "reader",
            "COLUMNS": "100",
            "LC_ALL": "C.UTF-8",
            **{name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "REQUESTS_"))},
        }
        if self.forks and venv == ROOT / ".venv":
            environment = self.forks.environment(environment)
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.work,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def statuses(self) -> dict[str, str]:
        """The final status of each local task, from the file in which NeMo Run keeps it."""
        jobs = json.loads((self.home / ".nemo_run/.local_jobs.json").read_text("utf-8"))
        return {role: state for state, _, _, roles in jobs.values() for role in roles}
