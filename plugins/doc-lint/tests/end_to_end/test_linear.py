"""doc-lint is linear in the number of each construct in a page.

Calls of functions are counted. Time inside one call, such as that of a regular expression, is not; for that, there are
inputs that would take minutes or more if a regular expression tried everything twice.
"""

import sys
from collections.abc import Callable
from functools import partial
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


ALL = "plugins: [{doc-lint: {select: [all]}}]\n"
LITERATE = "plugins: [literate-nav, {doc-lint: {select: [all]}}]\n"
MORE = (
    "markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, tables, pymdownx.blocks.tab, "
    "pymdownx.details, pymdownx.snippets, pymdownx.superfences, pymdownx.tabbed]\n"
)
FENCE = "```python\n{}\n```\n\n"
ALLOW = "<!-- doc-lint: allow broken-link -- b -->\n"
# What is repeated in a page, with its number in place of `@`.
IN_PAGE = (
    '=== "a"\n\n    b\n\n', "/// tab | a\nb\n///\n\n", "a@\n:   b\n\n", "a@ b\n\n*[a@]: b\n\n",
    "a[^@]\n\n[^@]: b\n\n", "a\n{: #b@ .c d=e }\n\n", '--8<-- "part.txt:1:1"\n\n', '--8<-- "gone@.txt"\n',
    "[a](#b@)\n", FENCE.format("import a@"), FENCE.format("a@("), "`a@.b()` ", f"{ALLOW}[a](b@.md)\n\n", ALLOW,
)  # fmt: skip
# The same in other files: how they begin, what is repeated, and how they end.
ELSEWHERE = (
    ("docs/index.md", "---\n", "a@: b\n", "---\n# A\n"),
    ("docs/index.md", "---\nx: &x [1]\n", "a@: *x\n", "---\n# A\n"),
    ("docs/index.md", "---\nnext_steps:\n", "  - b.md\n", "---\n# A\n"),
    ("docs/SUMMARY.md", "", "* [A](b.md)\n", ""),
    ("docs/SUMMARY.md", "", "* [A](b.md)\n    * *.md\n", ""),
    ("mkdocs.yml", f"{ALL}nav:\n", "  - A: b.md\n", ""),
    ("mkdocs.yml", f"{ALL}nav:\n", "  - A: [index.md]\n", ""),
    ("mkdocs.yml", "plugins:\n  - doc-lint:\n      generated:\n", "        - a@/*\n", ""),
    ("docs/a@.md", f"{ALLOW}# A\n\n", "[a](b@.md) [c](index.md#d@)\n", ""),
)


def site_of_page(construct: str, number: int) -> dict[str, str]:
    text = "".join(construct.replace("@", f"{each}") for each in range(number))
    return {"mkdocs.yml": ALL + MORE, "docs/index.md": f"# A\n\nb\n\n{text}\n", "part.txt": "a\n"}


def site_of_files(path: str, start: str, construct: str, end: str, number: int) -> dict[str, str]:
    each = [construct.replace("@", f"{index}") for index in range(number)]
    files = {path: f"{start}{''.join(each)}{end}"}
    if "@" in path:
        files = {path.replace("@", f"{index}"): f"{start}{text}{end}" for index, text in enumerate(each)}
    return {"mkdocs.yml": LITERATE if "SUMMARY" in path else ALL, "docs/index.md": "# A\n", **files}


@pytest.mark.parametrize(
    "site", [*(partial(site_of_page, each) for each in IN_PAGE), *(partial(site_of_files, *each) for each in ELSEWHERE)]
)
def test_all_rules_are_linear(site: Callable[[int], dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc_lint.sources.markdown.dialect.is_installed", lambda: False)
    lint_files(site(1))
    once, twice, four = (calls(lambda number=number: lint_files(site(number))) for number in (40, 80, 160))  # type: ignore[misc]
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
