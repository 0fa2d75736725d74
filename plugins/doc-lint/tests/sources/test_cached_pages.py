"""Pages from the cache."""

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
    """The pages that were parsed."""
    paths: list[str] = []
    read_page = markdown.read_page

    def noted(data: bytes, **known: object) -> Page:
        paths.append(str(known["path"]))
        return read_page(data, **known)  # type: ignore[arg-type]

    monkeypatch.setattr(markdown, "read_page", noted)
    return paths


def read(folder: Path, text: str, files: dict[str, bytes]) -> Page:
    cache = Cache.beside(folder / "mkdocs.yml")
    read_page = cached_pages.reader(cache, DIALECT)
    page = read_page(
        text.encode(), path="a.md", url="a/", source="docs/a.md", dialect=DIALECT, read=files.get, is_index=False
    )
    cache.save()
    return page


def test_page_that_did_not_change_is_the_same_and_not_parsed(tmp_path: Path, parsed: list[str]) -> None:
    assert read(tmp_path, FRONT + "# A\n", {}) == read(tmp_path, FRONT + "# A\n", {})
    assert parsed == ["a.md"]


def test_change_of_the_page_or_of_a_file_it_includes_is_read(tmp_path: Path, parsed: list[str]) -> None:
    text = '# A\n\n--8<-- "p.md"\n'
    read(tmp_path, text, {"parts/p.md": b"[x](b.md)\n"})
    page = read(tmp_path, text, {"parts/p.md": b"[x](c.md)\n"})
    assert [link.target for link in page.links] == ["c.md"]
    read(tmp_path, text + "\nMore.\n", {"parts/p.md": b"[x](c.md)\n"})
    assert parsed == ["a.md"] * 3


def test_slug_function_that_may_change_keeps_no_page(tmp_path: Path) -> None:
    dialect = Dialect(slugify=lambda text, separator: text + separator)
    assert cached_pages.reader(Cache.beside(tmp_path / "mkdocs.yml"), dialect) is markdown.read_page
