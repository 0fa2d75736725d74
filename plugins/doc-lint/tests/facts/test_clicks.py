"""Numbers of clicks between pages."""

from doc_lint.engine import Facts
from doc_lint.testing import read_site


def test_clicks_along_the_shortest_path() -> None:
    pages = {"a": "b c", "b": "d", "c": "d", "d": "a", "e": "a"}
    files = {
        f"docs/{name}.md": "".join(f"[x]({to}.md) " for to in links.split()).encode() for name, links in pages.items()
    }
    clicks = Facts(read_site(files)).get("clicks")
    assert clicks.within("a.md") == {"a.md": 0, "b.md": 1, "c.md": 1, "d.md": 2}
    assert clicks.within("a.md", ["e.md"])["e.md"] == 1
