"""Two builds of one site at once give what a build without a cache does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SOURCES
from quick_serve.disk import FOLDER

Files = dict[str, bytes]


@pytest.fixture
def build(root: Path, tmp_path: Path) -> Callable[..., list[Files]]:
    """Build the small site into folders, in processes that start together, and return the files of each."""

    def run(program: str, *names: str) -> list[Files]:
        processes = [
            subprocess.Popen(
                [sys.executable, "-m", program, "build", "--site-dir", tmp_path / name],
                cwd=root,
                env=os.environ | {"PYTHONPATH": str(SOURCES), "NO_MKDOCS_2_WARNING": "1"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            for name in names
        ]
        printed = [process.communicate()[0] for process in processes]
        assert [process.returncode for process in processes] == [0] * len(names), printed
        return [files(tmp_path / name) for name in names]

    return run


def files(folder: Path) -> Files:
    """Return the files in a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_builds_at_once_are_equal_to_one_without_a_cache(root: Path, build: Callable[..., list[Files]]) -> None:
    (plain,) = build("mkdocs", "plain")
    assert build("quick_serve", "first", "second") == [plain, plain]  # both write the cache
    assert build("quick_serve", "first", "second") == [plain, plain]  # both read it
    (root / "docs/examples/program.py").write_text("print('two')\n", "utf-8")
    (changed,) = build("mkdocs", "plain")
    assert changed != plain
    assert build("quick_serve", "first", "second") == [changed, changed]  # both read it and write it
    assert sorted(path.name for path in (root / FOLDER).iterdir()) == [".gitignore", "build"]
