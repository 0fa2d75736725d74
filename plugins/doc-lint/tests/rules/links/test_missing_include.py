"""The rule missing-include."""

import pytest

from doc_lint.testing import findings

CONFIG = "markdown_extensions:\n  - pymdownx.snippets: {base_path: [docs/code, parts]}\n"
CODE = "# --8<-- [start:setup]\nx = 1\n# --8<-- [end:setup]\n"
THERE = {
    "mkdocs.yml": CONFIG,
    "docs/code/run.py": CODE,
    "parts/note.md": "Note.\n",
    "parts/inner.md": "",
    "parts/deep/x.md": "X\n",
    "docs/code/outer.md": "",
}


def found(text: str, **more: str) -> list[str]:
    return findings("missing-include", {"docs/index.md": f"# Home\n\n{text}\n", **THERE, **more})


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            '--8<-- "gone.txt"',
            "3:1",
            "the included file `gone.txt` does not exist; tried `docs/code/gone.txt`, `parts/gone.txt`",
        ),
        ("-8<- 'gone.txt:3:9'", "3:1", "the included file `gone.txt` does not exist; tried "),
        ('```python\n  --8<-- "gone.txt:main"\n```', "4:3", "the included file `gone.txt` does not exist; tried "),
        ("--8<--\nnote.md\n\n  gone.txt\n--8<--", "6:3", "the included file `gone.txt` does not exist; tried "),
        ('--8<-- "rum.py"', "3:1", "`parts/rum.py`; did you mean `docs/code/run.py`?"),
        ('--8<-- "dep/x.md"', "3:1", "`parts/dep/x.md`; did you mean `parts/deep/x.md`?"),
        ('--8<-- "Note.md"', "3:1", "`parts/Note.md`; did you mean `parts/note.md`?"),
        ('--8<-- "Inner.md"', "3:1", "`parts/Inner.md`; did you mean `parts/inner.md`?"),
        ('--8<-- "deep"', "3:1", "the included file `deep` does not exist; tried "),
        ('--8<-- "run.py:setup.py"', "3:1", "the included file `run.py:setup.py` does not exist; tried "),
        (
            '--8<-- "run.py:main"',
            "3:1",
            "`docs/code/run.py` has no section `main` to include; its sections: `setup`",
        ),
        (
            '--8<-- "note.md:main"',
            "3:1",
            "`parts/note.md` has no section `main` to include; its sections: none",
        ),
        (
            '--8<-- "../mkdocs.yml"',
            "3:1",
            "the included file `../mkdocs.yml` is outside of the `base_path` folders",
        ),
        ('--8<-- ":3:9"', "3:1", "an include marker does not name a file"),
        (
            "--8<--\nnote.md\n\nText.\nMore.",
            "3:1",
            "the block of includes that begins here is not closed: the next 2 lines are read as names of files that do "
            "not exist, starting with `Text.`",
        ),
    ],
)
def test_include_that_does_not_exist_is_reported(text: str, place: str, message: str) -> None:
    (finding,) = found(text)
    assert finding.startswith(f"docs/index.md:{place}: ")
    assert message in finding


@pytest.mark.parametrize(
    "text",
    [
        '--8<-- "run.py"\n\n--8<-- "note.md"',
        '--8<-- "run.py:setup"',
        '--8<-- "run.py:90:99"',
        '--8<-- "run.py:1:1,3:3"',
        '--8<-- "deep/../note.md"',
        "--8<--\nnote.md\n\n; gone.md\nrun.py:setup\n--8<--",
        ';--8<-- "gone.md"',
        ";--8<--\ngone.md\n;--8<--",
        '--8<-- "; gone.md"',
        '--8<-- "https://x.example/gone.md"',
        '--8<-- "https://x.example/gone.md:3:9"',
        "--8<--\nhttps://x.example/gone.md\n--8<--",
        '--8<-- "{{ version }}.md"',
        '- --8<-- "gone.md"',
        'See `--8<-- "gone.md"`.',
        '--8<-- "gone.md" and more',
        "<!-- --8<-- [start:part] -->\nText.\n<!-- --8<-- [end:part] -->",
        "<div>\n--8<--\nnote.md\n\nnote.md\n--8<--\n</div>",
    ],
)
def test_other_text_is_not_reported(text: str) -> None:
    assert found(text) == []


def test_marker_is_text_without_the_extension() -> None:
    assert found('--8<-- "gone.md"', **{"mkdocs.yml": "site_name: X\n"}) == []


def test_include_in_an_included_file_is_reported_there_once() -> None:
    more = {"parts/nested.md": 'Text.\n\n--8<-- "gone.txt"\n', "docs/other.md": '# Other\n\n--8<-- "nested.md"\n'}
    (finding,) = found('--8<-- "nested.md"', **more)
    assert finding.startswith("parts/nested.md:3:1: the included file `gone.txt` does not exist")


def test_file_of_auto_append_is_reported_in_the_configuration_once() -> None:
    config = "markdown_extensions:\n  - pymdownx.snippets: {base_path: parts, auto_append: [gone.txt, note.md]}\n"
    (finding,) = found("Text.", **{"mkdocs.yml": config, "docs/other.md": "# Other\n"})
    assert finding.startswith("mkdocs.yml:1:1: the included file `gone.txt` does not exist")


def test_files_outside_of_the_folders_are_included_if_the_site_allows_it() -> None:
    config = CONFIG.replace("parts]", "parts], restrict_base_path: false")
    assert found('--8<-- "../mkdocs.yml"', **{"mkdocs.yml": config}) == []


def test_base_path_may_be_a_file() -> None:
    config = CONFIG.replace("docs/code, ", "docs/code/run.py, ")
    assert found('--8<-- "run.py:setup"', **{"mkdocs.yml": config}) == []


def test_file_that_the_build_generates_is_not_checked() -> None:
    config = CONFIG + "plugins: [{doc-lint: {generated: [code/made/**]}}]\n"
    assert found('--8<-- "made/table.md"', **{"mkdocs.yml": config}) == []
