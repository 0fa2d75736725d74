"""Numbers of clicks between pages."""

import pytest

from doc_lint.engine import Facts
from doc_lint.sources.html.content import read_rendered_page, with_rendered_pages
from doc_lint.testing import read_site


def test_clicks_along_the_shortest_path() -> None:
    pages = {"a": "b c", "b": "d", "c": "d", "d": "a", "e": "a"}
    files = {
        f"docs/{name}.md": "".join(f"[x]({to}.md) " for to in links.split()).encode() for name, links in pages.items()
    }
    clicks = Facts(read_site(files)).get("clicks")
    assert clicks.within("a.md") == {"a.md": 0, "b.md": 1, "c.md": 1, "d.md": 2}
    assert clicks.within("a.md", ["e.md"])["e.md"] == 1


@pytest.mark.parametrize("directories", [True, False])
def test_links_that_a_hook_adds_to_the_rendered_page_count(directories: bool) -> None:
    config = f"use_directory_urls: {str(directories).lower()}\n"
    files = {"mkdocs.yml": config, "docs/index.md": "# H\n", "docs/a/b.md": "# B\n", "docs/c.md": "# C\n"}
    site = read_site({path: text.encode() for path, text in files.items()})
    home, down, up, other = (
        ("a/b/#x", "../../c/?y", "../", "../") if directories else ("a/b.html#x", "../c.html?y", "index.html", "./")
    )
    html = {
        "index.md": f'<a href="{home}"></a> <a href="#h"></a> <img src="a/b.png">',
        "a/b.md": f'<a href="{down}"></a> <a href="https://c/"></a>',
        "c.md": f'<a href="{up}"></a> <a href="{other}"></a> <a href="/a/b/"></a>',
    }
    clicks = Facts(with_rendered_pages(site, {path: read_rendered_page(text) for path, text in html.items()}, {})).get(
        "clicks"
    )
    assert clicks.targets == {"index.md": ("a/b.md",), "a/b.md": ("c.md",), "c.md": ("index.md",)}
