"""The rule unparsable-code."""

import pytest

from doc_lint.testing import findings


def found(code: str, language: str = "python") -> list[str]:
    return findings("unparsable-code", {"docs/index.md": f"# Home\n\n```{language}\n{code}\n```\n"})


@pytest.mark.parametrize(
    ("code", "line", "message"),
    [
        ("def f(a: int)\n    return a", 4, "expected ':'"),
        ("x = 1\ny = (2", 5, "'(' was never closed"),
        ("pip install shop", 4, "invalid syntax"),
        ("f(\n    a=1\n    b=2\n)", 5, "invalid syntax. Perhaps you forgot a comma?"),
    ],
)
def test_code_that_does_not_parse_is_reported(code: str, line: int, message: str) -> None:
    assert found(code) == [f"docs/index.md:{line}:1: this is not valid Python: {message}"]


@pytest.mark.parametrize(
    "code",
    [
        "f(\n    ...\n    a=1,\n    ...\n)",
        "f(a=1, ...)",
        "x = {\n    ...,\n    A: 1,\n}",
        "f(a=1, …)",
        "routes = [\n    ...\n    Route(1)\n]",
        "... Depends(x)",
        "commons: Annotated[x, ...",
        "if x:\n    # do something here",
        "def f():\n    # more\n\ng(f)",
        "f(<your name>)",
        "%matplotlib inline\nx = 1",
        "!pip install shop\nx = 1",
        "else:\n    x = 1",
        "    x = 1\n    y = 2",
        "for x in y:",
        "@decorated",
        "def f(a: int) -> str",
        "class A(B)",
        "a=1,\nb=2,",
        '"a": 1,\n"b": 2,',
        "await x\nreturn y",
        ">>> for x in y:\n...     x\n1\n2\n>>> f(\n...   1)\nTraceback: no Python",
        "In [2]: table.history\nOut[2]: no Python",
        "{{ include('x') }} and",
        '--8<-- "x.py"',
        "type A[T] = B",
    ],
)
def test_placeholders_fragments_and_sessions_are_not_reported(code: str) -> None:
    assert found(code) == []


def test_block_that_continues_the_one_before_is_not_reported() -> None:
    first = "with a as b:\n    b.c(1)"
    assert found(f"{first}\n```\n\nThen:\n\n```python\n    b.c(2)\nb.d()") == []
    (alone,) = found("    b.c(2)\nb.d()")
    assert alone.startswith("docs/index.md:4:1: this is not valid Python: unexpected indent")


def test_error_outside_of_the_dots_is_reported() -> None:
    (finding,) = found("x = ...\n\n\ndef f(a)\n    return f'{a}'")
    assert finding.endswith("7:1: this is not valid Python: expected ':'")


@pytest.mark.parametrize("path", ["changelog.md", "change_log/2.6.md", "about/release_notes.md"])
def test_page_about_earlier_versions_is_not_checked(path: str) -> None:
    assert findings("unparsable-code", {f"docs/{path}": "# C\n\n```python\nx = (\n```\n"}) == []


def test_session_is_read_without_its_output() -> None:
    assert found(">>> x = 1\n>>> 1 2\nno Python", "pycon") == [
        "docs/index.md:5:5: this is not valid Python: invalid syntax"
    ]


def test_other_languages_are_not_checked() -> None:
    assert found("no Python", "text") == found("no Python", "") == []
    assert found("no Python", 'python {lint="skip"}') == []


def test_block_in_a_list_is_reported_at_its_line() -> None:
    page = "# Home\n\n1. First:\n\n    ```python\n    x = 1\n    y = (\n    ```\n"
    assert findings("unparsable-code", {"docs/index.md": page}) == [
        "docs/index.md:7:5: this is not valid Python: '(' was never closed"
    ]


def test_code_that_is_nested_too_deeply_is_reported() -> None:
    assert findings("unparsable-code", {"docs/index.md": f"# H\n\n```python\nx = {'-' * 20000}1\n```\n"}) == [
        "docs/index.md:4:1: this is not valid Python: it is nested too deeply to be parsed"
    ]
