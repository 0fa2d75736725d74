"""Options of doc-lint in `doc-lint.toml` and `pyproject.toml`: where they are found, and what is said about errors."""

from pathlib import Path

import pytest

from doc_lint.cli.main import main
from doc_lint.options import RuleOptions
from doc_lint.sources import SourceError
from doc_lint.sources.config.option_file import find_option_file, read_site_options
from doc_lint.testing import write_files

OPTIONS = """\
ignore = ["page"]
package = "shop"
baseline = "accepted.json"

[[allow]]
rule = "too-many-clicks"
pages = ["a.md"]
reason = "readers come from the message"

[rules.nav-too-deep]
max_depth = 2

[rules.landing-field-missing]
"""
PYPROJECT = "[project]\nname = 'x'\n\n[tool.doc-lint]\n" + OPTIONS.replace("[[allow", "[[tool.doc-lint.allow").replace(
    "[rules", "[tool.doc-lint.rules"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "text"),
    [("doc-lint.toml", OPTIONS), ("doc-lint.toml", f"\ufeff{OPTIONS}"), ("pyproject.toml", PYPROJECT)],
)
def test_options_are_those_of_the_plugin(root: Path, name: str, text: str) -> None:
    write_files(root, {name: text})
    file = find_option_file(root)
    assert file
    options = file.options()
    assert (options.ignore, options.package, options.baseline) == (("page",), "shop", str(root / "accepted.json"))
    assert options.allow[0].reason == "readers come from the message"
    assert options.rules == {
        "nav-too-deep": RuleOptions(None, {"max_depth": 2}),
        "landing-field-missing": RuleOptions(),
    }


def test_closest_folder_counts_up_to_the_repository(root: Path) -> None:
    write_files(root, {"pyproject.toml": PYPROJECT, "a/doc-lint.toml": OPTIONS, "a/pyproject.toml": "", "a/b/x.md": ""})
    write_files(root, {"c/.git/HEAD": "", "c/docs/x.md": ""})
    found = {folder: find_option_file(root / folder) for folder in (".", "a", "a/b", "c/docs")}
    assert {folder: file and file.path for folder, file in found.items()} == {
        ".": root / "pyproject.toml",
        "a": root / "a/doc-lint.toml",
        "a/b": root / "a/doc-lint.toml",
        "c/docs": None,
    }


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"doc-lint.toml": 'select = [\n  "links",\n  "pages",\n]\n'},
            "doc-lint.toml:1: option 'select': unknown rule or family `pages`; did you mean `page`?",
        ),
        (
            {"pyproject.toml": "[tool.doc-lint.rules.nav-too-deep]\nmax_dept = 2\n"},
            "pyproject.toml:2: option 'rules.nav-too-deep.max_dept': unknown option; did you mean `max_depth`?",
        ),
        (
            {"doc-lint.toml": "[rules]\nnav-too-deep = {max_depth = 'x'}\n"},
            "doc-lint.toml:2: option 'rules.nav-too-deep.max_depth': expected `int`, got `str`",
        ),
        ({"pyproject.toml": "[tool]\ndoc-lint = 3\n"}, "pyproject.toml:2: expected a mapping of options, got a number"),
        ({"doc-lint.toml": "a = 1\na = 2\n"}, "doc-lint.toml:2: Cannot overwrite a value; fix the TOML"),
        ({"doc-lint.toml": f"a = {'9' * 5000}"}, "doc-lint.toml: it has a number with too many digits; fix the TOML"),
        ({"doc-lint.toml": "a = " + "[" * 5000}, "doc-lint.toml: it has too many levels; fix the TOML"),
        ({"doc-lint.toml": b"a = '\xff'\n"}, "doc-lint.toml: not UTF-8 (byte 5); save the file as UTF-8"),
        (
            {"doc-lint.toml": "", "pyproject.toml": PYPROJECT},
            "doc-lint.toml:1: options of doc-lint are also set in pyproject.toml:4; keep them in one of the two files",
        ),
    ],
)
def test_error_names_file_and_line(root: Path, files: dict[str, str | bytes], message: str) -> None:
    write_files(root, files)
    with pytest.raises(SourceError) as raised:
        read_site_options({}, root / "mkdocs.yml")
    assert str(raised.value) == message


def test_file_of_another_tool_is_not_read(root: Path) -> None:
    write_files(root, {"pyproject.toml": "[tool.other\n"})
    assert find_option_file(root) is None


PAGES = {"docs/index.md": "# Home\n\nSee [a](gone.md). TODO\n", "docs/b.md": "# B\n"}


@pytest.mark.parametrize("config", ["", "site_name: X\ntheme: mkdocs\n", "site_name: X\nplugins: [doc-lint]\n"])
@pytest.mark.parametrize("name", ["doc-lint.toml", "pyproject.toml"])
def test_check_takes_options_for_sites_and_folders(
    root: Path, config: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'select = ["missing-page"]\n[rules.missing-page]\npages = [\n  "gone.md",\n]\n'
    if name == "pyproject.toml":
        text = "[tool.doc-lint]\n" + text.replace("[rules", "[tool.doc-lint.rules")
    write_files(root, {**PAGES, name: text, **({"mkdocs.yml": config} if config else {})})
    line = text.splitlines().index('  "gone.md",') + 1
    for options in (["--no-cache"], [], []):
        assert main(["check", *options, *([] if config else ["docs"])]) == 1
        assert capsys.readouterr().out.startswith(f"{name}:{line}:1: error: ")


def test_two_places_are_one_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = "site_name: X\nplugins:\n  - doc-lint:\n      ignore: [links]\n"
    write_files(root, {**PAGES, "mkdocs.yml": config, "pyproject.toml": PYPROJECT})
    assert main(["check"]) == 2
    assert capsys.readouterr().err == (
        "doc-lint: pyproject.toml:4: options of doc-lint are also set in mkdocs.yml:3; "
        "keep them in one of the two files\n"
    )


def test_options_of_a_nested_site_are_closer_than_those_of_the_repository(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(root, {"pyproject.toml": "[tool.doc-lint]\nselect = ['links']\n"})
    config = "site_name: X\nplugins: [{doc-lint: {select: [duplicate-id]}}]\n"
    write_files(root, {f"sub/{path}": text for path, text in {**PAGES, "mkdocs.yml": config}.items()})
    assert main(["check", "-f", "sub/mkdocs.yml"]) == 0
    assert capsys.readouterr().out == "doc-lint: no findings; 1 rule, 2 pages\n"
