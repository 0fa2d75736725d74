"""`scripts/bench serve` edits what is there."""

from pathlib import Path

import pytest

from scripts.measure_serve import EDITS, PACKAGE, installed_package
from tests.scripts.conftest import ROOT


def test_no_page_has_the_mark_of_an_edit_because_of_another() -> None:
    assert len({edit.mark(1) for edit in EDITS.values()}) == len(EDITS)


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_changes_its_file_whenever_it_is_made(name: str, tmp_path: Path) -> None:
    edit = EDITS[name]
    file = tmp_path / edit.file
    file.parent.mkdir(parents=True, exist_ok=True)
    is_package = edit.file.startswith(PACKAGE)
    source = installed_package() / Path(edit.file).relative_to(PACKAGE) if is_package else ROOT / edit.file
    file.write_text(source.read_text("utf-8"), "utf-8")
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / "docs/index.md").touch()
    marks = [edit.apply(tmp_path, run) for run in range(2)]
    assert all(mark in file.read_text("utf-8") for mark in marks)
