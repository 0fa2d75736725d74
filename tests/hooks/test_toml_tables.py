"""TOML files of the site are read again only after a change."""

from pathlib import Path

from toml_tables import read_tables


def test_a_file_is_read_again_after_a_change(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    assert read_tables(file) == {}
    file.write_text("job = ['task']\n", "utf-8")
    first = read_tables(file)
    assert first == {"job": ["task"]}
    assert read_tables(file) is first
    file.write_text("job = ['task', 'experiment']\n", "utf-8")
    assert read_tables(file) == {"job": ["task", "experiment"]}
