"""Read pages from the cache."""

from pathlib import Path

import pytest

from doc_lint.site import Page
from doc_lint.sources import cached_pages
from doc_lint.sources.cache import Cache
from doc_lint.sources.markdown import page as markdown
from doc_lint.sources.markdown.dialect import Dialect

DIALECT = Dialect(snippets=("parts",))
FRONT = "---\ndate: 2024-02-03\ntags: [a, 1, true]\n---\n"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the pages that are parsed during the test."""
    paths: list[str] = []
    read_page = markdown.read_page

    def record(data: bytes, **arguments: object) -> Page:
        paths.append(str(arguments["path"]))
        return read_page(data, **arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(markdown, "read_page", record)
    return paths


def read(folder: Path, text: str, files: dict[str, bytes]) -> Page:
    cache = Cache.next_to(folder / "mkdocs.yml")
    read_page = cached_pages.reader(cache, DIALECT)
    page = read_page(
        text.encode(), path="a.md", url="a/", source="docs/a.md", dialect=DIALECT, read=files.get, is_index=False
    )
    cache.save()
    return page


def test_unchanged_page_is_equal_and_not_parsed_again(tmp_path: Path, parsed: list[str]) -> None:
    assert read(tmp_path, FRONT + "# A\n", {}) == read(tmp_path, FRONT + "# A\n", {})
    assert parsed == ["a.md"]


def test_page_is_parsed_again_if_it_or_an_included_file_changed(tmp_path: Path, parsed: list[str]) -> None:
    text = '# A\n\n--8<-- "p.md"\n'
    read(tmp_path, text, {"parts/p.md": b"[x](b.md)\n"})
    page = read(tmp_path, text, {"parts/p.md": b"[x](c.md)\n"})
    assert [link.target for link in page.links] == ["c.md"]
    read(tmp_path, text + "\nMore.\n", {"parts/p.md": b"[x](c.md)\n"})
    assert parsed == ["a.md"] * 3


def test_pages_are_not_cached_if_the_slug_function_may_change(tmp_path: Path) -> None:
    dialect = Dialect(slugify=lambda text, separator: text + separator)
    assert cached_pages.reader(Cache.next_to(tmp_path / "mkdocs.yml"), dialect) is cached_pages.read_page
