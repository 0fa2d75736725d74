"""Modules for the type checker, and the locations of its diagnostics in pages."""

from collections.abc import Mapping

from doc_lint.engine import Facts
from doc_lint.facts.type_diagnostics import modules
from doc_lint.site import Location, Package, Site
from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.page import read_page
from doc_lint.sources.python.reader import Reader

FILES = {
    "code/a.py": "import json\n\n\ndef f(a: int) -> None: ...\n\n\njson.loads()\n",
    "code/b.py": "f(1, 2)\n# --8<-- [start:part]\nf('', '')\n# --8<-- [end:part]\n",
}


def site(*texts: str, files: Mapping[str, str] = FILES) -> Site:
    def read(path: str) -> bytes | None:
        return files[path].encode() if path in files else None

    dialect = Dialect(snippets=("code",))
    return Site(
        tuple(
            read_page(text.encode(), path=f"{n}.md", url=f"{n}/", source=f"docs/{n}.md", dialect=dialect, read=read)
            for n, text in enumerate(texts)
        ),
        package=Package("json", ("json",), Reader("json", [])),
    )


def rows(made: Site) -> list[tuple[str, str]]:
    found = Facts(made).get("type_diagnostics")
    assert isinstance(found, tuple)
    return [(str(row.location), row.kind) for row in found if row.kind != "unresolved-reference"]


def test_included_file_is_a_separate_module_and_reported_once() -> None:
    page = '# T\n\n```python\n--8<-- "a.py"\n```\n\n```python\nf(1, 2)\n```\n'
    made = site(page, page)
    assert rows(made) == [("code/a.py:7:1", "missing-argument")]
    assert [row.page for row in Facts(made).get("type_diagnostics") if row.kind == "missing-argument"] == ["0.md"]


def test_locations_in_a_block_of_several_files() -> None:
    page = '# T\n\n```python\ndef f(a): ...\n--8<-- "b.py:part"\nf(1, 2)\n--8<-- "b.py:1:1"\nf(3, 4)\n```\n'
    assert [where for where, _ in rows(site(page))] == [
        "code/b.py:1:6",
        "code/b.py:3:7",
        "docs/0.md:6:6",
        "docs/0.md:8:6",
    ]


def test_locations_in_an_indented_block() -> None:
    page = "# T\n\n- Do:\n\n    ```python\n    def f(a): ...\n    f(1, 2)\n    ```\n"
    assert rows(site(page)) == [("docs/0.md:7:10", "too-many-positional-arguments")]


def test_locations_in_a_session_include_the_prompt() -> None:
    page = "# T\n\n```pycon\n>>> def f(a):\n...     pass\n>>> f(1, 2)\n3\n```\n"
    assert rows(site(page)) == [("docs/0.md:6:10", "too-many-positional-arguments")]


def test_type_checker_does_not_run_without_python_blocks() -> None:
    other = site("# T\n\n```text\nf(\n```\n")
    assert list(modules(other, "json", Facts(other).get("snippets"))) == []
    assert Facts(site("# T\n")).get("type_diagnostics") == ()


def test_location_of_a_line_of_a_block() -> None:
    (block,) = site('# T\n\n```python\nx = 1\n--8<-- "b.py:part"\ny = 2\nz = 3\n```\n').pages[0].code_blocks
    assert [block.at(line) for line in (1, 2, 3, 4)] == [
        Location("docs/0.md", 4),
        Location("code/b.py", 3),
        Location("docs/0.md", 6),
        Location("docs/0.md", 7),
    ]


def test_block_with_a_very_long_line() -> None:
    """The type checker would take minutes for 50,000 unknown names in one line."""
    long = " < ".join("unknown" for _ in range(50_000))
    blocks = ("def f(a): ...", f"x = {long}", "f(1, 2)")
    page = "# T\n" + "".join(f"\n```python\n{block}\n```\n" for block in blocks)
    assert rows(site(page)) == [("docs/0.md:12:6", "too-many-positional-arguments")]
