"""Read a baseline from its file."""

from pathlib import Path

import pytest

from doc_lint.sources import SourceError
from doc_lint.sources.baseline_file import read_baseline

ENTRY = '{"version": 2, "findings": [\n{"rule": "empty-page", "page": "a.md", "key": [], "count": 1}]}'


def test_entries_have_locations(tmp_path: Path) -> None:
    (tmp_path / "base.json").write_text(ENTRY)
    (entry,) = read_baseline("base.json", tmp_path)
    assert (entry.rule, str(entry.location)) == ("empty-page", "base.json:2:1")


def test_empty_name_means_no_baseline(tmp_path: Path) -> None:
    assert read_baseline("", tmp_path) == ()


def test_missing_file_is_an_error_with_the_command_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match=r"base\.json: no such file; .* doc-lint baseline base\.json"):
        read_baseline("base.json", tmp_path)
