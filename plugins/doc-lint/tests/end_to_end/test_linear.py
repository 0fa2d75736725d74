"""doc-lint is linear in the number of each construct in a page.

Calls of functions are counted. Time inside one call, such as that of a regular expression, is not; for that, there are
inputs that would take minutes or more if a regular expression tried everything twice.
"""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from msgspec.structs import replace

from doc_lint.sources.markdown.dialect import read_dialect
from doc_lint.sources.markdown.page import read_page
from doc_lint.testing import lint_files
from doc_lint.time_limit import time_limit

CONSTRUCTS = (
    "## B\n\n", "## B {#b}\n\n", "{#a} ", "{: #a }\n\n", "[a](b.md) ", "[a][b] ", "[b]: c.md\n", "![a](b.png) ", "`a` ",
    "```py\na\n```\n\n", "- a\n", "1. a\n", "> a\n\n", "| a | b |\n", "<a id=b></a>\n\n",
    "<!-- doc-lint: allow x -- y -->\n\n",
    "!!! note\n    a\n\n", "*a* ", "**a** ", "::: a.b\n\n", "[^1] ", "--8<-- \"gone.txt\"\n", "<div>\n\n", "$a$ ",
    "a\n",     "{", "[",
    "`", "*", "<", "\\",
)  # fmt: skip
EXTENSIONS: dict[str, dict[str, object]] = {"attr_list": {}, "pymdownx.snippets": {}}


def calls(function: Callable[[], object]) -> int:
    """Return the number of calls of functions that a call makes."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_reading_a_page_is_linear(construct: str) -> None:
    dialect = replace(read_dialect(EXTENSIONS), extensions=None)  # Python-Markdown itself is not linear

    def read(number: int) -> None:
        data = f"# A\n\n{construct * number}\n".encode()
        read_page(data, path="a.md", url="a/", source="docs/a.md", dialect=dialect, read=lambda _: None)

    read(1)
    once, twice, four = (calls(lambda number=number: read(number)) for number in (50, 100, 200))  # type: ignore[misc]
    assert four - twice <= 2.3 * (twice - once) + 200


HARD = (
    "-", "#", "#:", "`", "`a``b```", "[^", "{#", "<a ", "&#", "\\(", "Aa", "-:", "a.", "8<-", "\n", "\n ",
)  # fmt: skip
CONFIG = """\
plugins:
  - doc-lint:
      package: shop
      rules: {misspelled-term: , placeholder-text: , unknown-cli-option: }
"""


@pytest.mark.parametrize("unit", HARD)
def test_no_regular_expression_takes_forever(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each input is read as text, as code, as the text of a link, and in a tag. Python-Markdown is not linear."""
    monkeypatch.setattr("doc_lint.sources.markdown.dialect.is_installed", lambda: False)
    many = unit * (30_000 // len(unit))
    line = many.replace("\n", " ")
    texts = (many, f"```python\n{many}\n```\n", f"`{line}` [{line}]({line}) <a id={line}>\n", f"AaA{line}_ {line}_\n")
    page = "".join(f"## A\n\n{text}\n\n" for text in texts)
    with time_limit(6):  # instead of a test that never ends; a tenth of it is needed
        report = lint_files(
            {"mkdocs.yml": CONFIG, "docs/index.md": f"# A\n\n{page}", "src/shop/__init__.py": "class CamelCart: ..."}
        )
    assert report.pages == 1
