"""The navigation around pages, from the cache if their HTML is the same."""

from pathlib import Path

import pytest

from doc_lint.mkdocs.known_navigation import KnownNavigation
from doc_lint.site import Rendered
from doc_lint.sources.cache import Cache
from doc_lint.sources.html.navigation import RenderedReader

MENU = '<ul class="nav navbar-nav"><li><a href="{}">{}</a></li></ul>'
PAGES = {"": MENU.format(".", "Home"), "a/": MENU.format("..", "Home"), "b/": "<div>of another theme</div>"}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """URLs of the pages whose HTML was read."""
    urls: list[str] = []
    original = RenderedReader.read

    def recorded(self: RenderedReader, html: str, url: str) -> Rendered | None:
        urls.append(url)
        return original(self, html, url)

    monkeypatch.setattr(RenderedReader, "read", recorded)
    return urls


def build(file: Path | None, pages: dict[str, str]) -> list[Rendered | None]:
    cache = Cache(file) if file else None
    known = KnownNavigation(cache)
    found = [known.read(url, html) for url, html in pages.items()]
    known.keep()
    if cache:
        cache.save()
    return found


def test_same_html_is_not_read_again_and_gives_the_same(tmp_path: Path, read: list[str]) -> None:
    first = build(tmp_path / "cache/x", PAGES)
    assert first == [Rendered((("Home", ""),)), Rendered((("Home", ""),)), None]
    del read[:]
    again = build(tmp_path / "cache/x", PAGES)
    assert again == first
    assert read == []
    assert again[0] is not None
    assert again[1] is not None
    assert again[0].sidebar is again[1].sidebar


def test_only_html_that_has_changed_is_read_again(tmp_path: Path, read: list[str]) -> None:
    build(tmp_path / "cache/x", PAGES)
    del read[:]
    changed = {**PAGES, "a/": MENU.format("..", "Start")}
    assert build(tmp_path / "cache/x", changed)[1] == Rendered((("Start", ""),))
    assert read == ["a/"]
    assert build(tmp_path / "cache/x", {"a/": PAGES["a/"], "c/": PAGES["b/"]}) == [Rendered((("Home", ""),)), None]


def test_all_is_read_without_a_cache(read: list[str]) -> None:
    assert build(None, PAGES) == build(None, PAGES)
    assert read == [*PAGES, *PAGES]
