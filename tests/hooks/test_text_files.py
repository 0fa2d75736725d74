"""A file is read again when it has changed."""

import os
import time
from pathlib import Path

import pytest

from text_files import read_text


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    for text, age in (("One", 60), ("Two", 50), ("Longer", 50), ("Three", 0), ("Other", 0)):
        file.write_text(text, "utf-8")
        changed = time.time_ns() - age * 10**9
        os.utime(file, ns=(changed, changed))
        assert [read_text(file), read_text(file)] == [text, text]


def test_a_file_that_has_just_changed_may_change_again_within_the_same_time(tmp_path: Path) -> None:
    file, now = tmp_path / "page.md", time.time_ns()
    for text in ("One", "Two"):
        file.write_text(text, "utf-8")
        os.utime(file, ns=(now, now))
        assert read_text(file) == text


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("One", "utf-8")
    assert read_text(tmp_path / "page.md") == "One"
    (tmp_path / "page.md").unlink()
    with pytest.raises(FileNotFoundError):
        read_text(tmp_path / "page.md")
