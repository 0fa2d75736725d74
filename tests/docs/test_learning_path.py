"""A reader who follows the first card of each page walks Learning Resources from the landing to the last use case."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

LANDING, LAST = "learning-resources/", "learning-resources/use-cases/research/reproducible-research/"
CARD = re.compile(r'<p class="next-steps__page"><a href="([^"]+)">')


def walk(site: Path, address: str) -> Iterator[str]:
    """Yields `address` and the pages that the first cards lead to, until one repeats or has no card."""
    seen: set[str] = set()
    while address not in seen:
        seen.add(address)
        yield address
        card = CARD.search((site / address / "index.html").read_text("utf-8"))
        if card is None:
            return
        address = urljoin(address, card[1]).partition("#")[0]


def test_the_first_cards_lead_through_every_page_in_the_order_of_the_nav(built_site: Path) -> None:
    path = list(walk(built_site, LANDING))
    path = path[: path.index(LAST) + 1] if LAST in path else path
    nav = re.findall(
        r"\((learning-resources/[^)]*)\.md\)", (Path(__file__).parents[2] / "docs/SUMMARY.md").read_text("utf-8")
    )
    assert path == [f"{page}/".replace("/index/", "/") for page in nav]


def test_a_walk_ends_where_a_page_has_no_card(tmp_path: Path) -> None:
    for page, card in {"a": '<p class="next-steps__page"><a href="../b/#x">', "b": ""}.items():
        (tmp_path / page).mkdir()
        (tmp_path / page / "index.html").write_text(card, "utf-8")
    assert list(walk(tmp_path, "a/")) == ["a/", "b/"]
