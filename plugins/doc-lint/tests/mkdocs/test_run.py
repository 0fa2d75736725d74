"""Reading a site by running MkDocs up to the point where rendering begins."""

from pathlib import Path

import pytest

from doc_lint import Options
from doc_lint.mkdocs.run import load
from doc_lint.sources import SourceError
from doc_lint.testing import write_files


def test_hooks_and_plugins_run(tmp_path: Path) -> None:
    hook = """\
        from mkdocs.structure.files import File

        def on_files(files, config):
            files.append(File.generated(config, "made.md", content="# Made\\n"))
            return files
    """
    files = {"mkdocs.yml": "site_name: X\ntheme: mkdocs\nhooks: [hook.py]\n", "hook.py": hook, "docs/index.md": "# X\n"}
    write_files(tmp_path, files)
    site = load(tmp_path / "mkdocs.yml", Options())
    assert {page.path: page.generated for page in site.pages} == {"index.md": False, "made.md": True}


def test_site_is_not_mixed_with_the_one_that_was_read_before(tmp_path: Path) -> None:
    config = {"mkdocs.yml": "site_name: X\ntheme: mkdocs\nplugins: [doc-lint]\n", "docs/index.md": "# X\n"}
    write_files(tmp_path / "first", {**config, "docs/gone.md": "# Gone\n"})
    write_files(tmp_path / "second", config)
    load(tmp_path / "first/mkdocs.yml", Options())
    assert load(tmp_path / "second/mkdocs.yml", Options()).addresses == frozenset()


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("site_name: X\ntheme: no-such-theme\n", r"mkdocs\.yml: .*no-such-theme"),
        ("site_name: X\ntheme: mkdocs\nhooks: [hook.py]\n", r"hook\.py:1: ValueError: no; "),
        (
            "site_name: X\ntheme: mkdocs\nnav: ['//[bad', index.md]\n",
            r"^[^:]*mkdocs\.yml: ValueError: Invalid IPv6 URL \(in urllib/parse\.py:\d+\); ",
        ),
    ],
)
def test_error_names_its_file(tmp_path: Path, config: str, message: str) -> None:
    write_files(tmp_path, {"mkdocs.yml": config, "hook.py": "raise ValueError('no')\n", "docs/index.md": "# X\n"})
    with pytest.raises(SourceError, match=message):
        load(tmp_path / "mkdocs.yml", Options())


def test_what_a_hook_prints_is_not_a_part_of_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook = "def on_config(config):\n    print('hello')\n"
    config = "site_name: X\ntheme: mkdocs\nhooks: [hook.py]\n"
    write_files(tmp_path, {"mkdocs.yml": config, "hook.py": hook, "docs/index.md": "# X\n"})
    load(tmp_path / "mkdocs.yml", Options())
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "hello\n")
