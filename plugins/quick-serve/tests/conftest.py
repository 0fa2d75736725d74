"""A site on disk, and processes that build it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from small_site import FILES

SOURCES = Path(__file__).parents[1] / "src"


class Builder:
    """A process that builds the site whenever it is asked to."""

    def __init__(self, root: Path, mode: str, site_dir: Path) -> None:
        self.root, self.mode, self.site_dir = root, mode, site_dir
        self.starts = 0
        self.rendered: tuple[int, int] = (0, 0)
        self.scripts = self.compiled = 0
        self.process = self._start()

    def _start(self) -> "subprocess.Popen[str]":
        self.starts += 1
        return subprocess.Popen(
            [sys.executable, Path(__file__).parent / "builds.py", self.mode],
            cwd=self.root,
            env=os.environ | {"PYTHONPATH": str(SOURCES), "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def build(self) -> str:
        """Build the site; return its error. A process whose code is out of date is started again.

        `rendered` is then how many texts were rendered by Markdown, and how many pages by their template; `scripts`,
        how many scripts of gen-files ran; `compiled`, how many templates were compiled.
        """
        self.site_dir.mkdir(exist_ok=True)
        answer = self._ask(str(self.site_dir))
        if answer == "out of date":
            self.start_again()
            answer = self._ask(str(self.site_dir))
        counts = answer.split(" ")
        if not all(count.isdigit() for count in counts):
            return answer
        self.rendered = int(counts[0]), int(counts[1])
        self.scripts, self.compiled = int(counts[2]), int(counts[3])
        return ""

    def builds_in_memory(self) -> int:
        """Return how many builds the process has not forgotten."""
        return int(self._ask("builds"))

    def packages_in_memory(self) -> int:
        """Return how many packages the process has not forgotten, apart from those of the first build."""
        return int(self._ask("packages"))

    def _ask(self, line: str) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "the process has ended"
        return answer.strip()

    def files(self) -> dict[str, bytes]:
        """Return the built site."""
        return {
            path.relative_to(self.site_dir).as_posix(): path.read_bytes()
            for path in self.site_dir.rglob("*")
            if path.is_file()
        }

    def stop(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.communicate()

    def start_again(self) -> None:
        """Start another process."""
        self.stop()
        self.process = self._start()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of the site's sources."""
    root = tmp_path / "root"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture
def quick(root: Path, tmp_path: Path) -> Iterator[Builder]:
    """Builds that keep what they can."""
    builder = Builder(root, "quick", tmp_path / "quick")
    yield builder
    builder.stop()


@pytest.fixture
def cold(root: Path, tmp_path: Path) -> Iterator[Builder]:
    """Builds of MkDocs."""
    builder = Builder(root, "cold", tmp_path / "cold")
    yield builder
    builder.stop()
