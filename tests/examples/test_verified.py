"""A program that was verified need not run again, until something changes that decides what it does or must do."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.tools import Tool
from tests.examples import verified as module
from tests.examples.verified import Verified, fingerprint


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "guide"
    (folder / "data").mkdir(parents=True)
    (folder / "program.py").write_text("print(1)", "utf-8")
    (folder / "data/input.txt").write_text("1", "utf-8")
    (folder / "program.out").write_text("1\n", "utf-8")
    return folder


def test_what_was_noted_is_found_while_the_fingerprint_is_the_same(program: Path, tmp_path: Path) -> None:
    verified = Verified(tmp_path / "cache", read=True, write=True)
    verified.note("a/b.py", fingerprint(["table"], [program]), ["b.py", "exit 0"])
    assert verified.find("a/b.py", fingerprint(["table"], [program])) == ("b.py", "exit 0")
    assert verified.find("a/c.py", fingerprint(["table"], [program])) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "program.py").write_text("print(2)", "utf-8"),
        lambda folder: (folder / "program.out").write_text("2\n", "utf-8"),
        lambda folder: (folder / "data/input.txt").write_text("2", "utf-8"),
        lambda folder: (folder / "new.py").write_text("", "utf-8"),
        lambda folder: (folder / "program.py").rename(folder / "renamed.py"),
        lambda folder: (folder / "data/input.txt").unlink(),
    ],
    ids=["program", "recorded output", "data", "new file", "new name", "file removed"],
)
def test_a_changed_file_is_noticed(change: Callable[[Path], object], program: Path) -> None:
    before = fingerprint(["table"], [program])
    change(program)
    assert fingerprint(["table"], [program]) != before


def test_a_changed_table_is_noticed(program: Path) -> None:
    assert fingerprint(["exit_code=0"], [program]) != fingerprint(["exit_code=1"], [program])


def test_another_version_of_a_package_is_noticed(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    for version in ("1.0", "1.0", "1.1"):
        metadata = tmp_path / "packages/some_package.dist-info/METADATA"
        metadata.parent.mkdir(parents=True, exist_ok=True)
        metadata.write_text(f"Metadata-Version: 2.1\nName: some-package\nVersion: {version}\n", "utf-8")
        module._machine.cache_clear()
        found.append(fingerprint([], [program]))
    module._machine.cache_clear()
    assert found[0] == found[1] != found[2]


def test_a_changed_harness_is_noticed(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint([], [program])
    (tmp_path / "harness.py").write_text("", "utf-8")
    monkeypatch.setattr(module, "HERE", tmp_path)
    assert fingerprint([], [program]) != before


def test_another_tool_is_noticed(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "tools", lambda: {"draw": Tool("draw", ("draw-it",), ())})
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    missing = fingerprint([], [program], ["draw"])
    (tmp_path / "draw-it").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "draw-it").chmod(0o755)
    installed = fingerprint([], [program], ["draw"])
    (tmp_path / "draw-it").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    assert len({missing, installed, fingerprint([], [program], ["draw"])}) == 3


def test_what_must_not_be_read_or_written_is_not(tmp_path: Path) -> None:
    Verified(tmp_path, read=True, write=True).note("a", "digest", ["row"])
    assert Verified(tmp_path, read=False, write=True).find("a", "digest") is None
    Verified(tmp_path, read=True, write=False).note("b", "digest", ["row"])
    assert Verified(tmp_path, read=True, write=True).find("b", "digest") is None


def test_a_broken_entry_is_none(tmp_path: Path) -> None:
    verified = Verified(tmp_path, read=True, write=True)
    verified.note("a", "digest", ["row"])
    next(tmp_path.glob("*.json")).write_text("{", "utf-8")
    assert verified.find("a", "digest") is None
