"""A page ends with cards, which lead to the pages to read next."""

import re

import pytest

from tests.theme.conftest import Build, Built, hrefs, words

pytestmark = pytest.mark.xdist_group("theme")


def test_cards_have_the_title_of_their_page_and_the_text(site: Built) -> None:
    assert [words(card) for card in site.cards("guides/")] == [
        "Deploy Ray & more Run <i>Ray</i> with RayJob.",
        "Welcome Go home.",
        "Deploy Ray & more",
    ]


def test_cards_lead_to_their_pages(site: Built) -> None:
    assert [hrefs(card) for card in site.cards("guides/")] == [["ray/#clusters"], ["../"], ["ray/"]]
    assert [hrefs(card) for card in site.cards("guides/ray/")] == [["../"]]


def test_next_steps_are_in_the_table_of_contents(site: Built) -> None:
    contents = re.findall(
        r'md-nav__link">\s*<span class="md-ellipsis">\s*(.*?)\s*</span>', site.page("guides/"), re.DOTALL
    )
    assert contents[-2:] == ["First heading", "Next steps"]
    assert 'href="#next-steps" class="md-nav__link"' in site.page("guides/")


def test_a_heading_of_the_same_name_keeps_its_anchor(site: Built) -> None:
    assert re.findall(r'<h2 id="(next-steps.*?)"', site.page("guides/ray/")) == ["next-steps", "next-steps_1"]


def test_the_heading_is_an_anchor_that_pages_may_link(build_site: Build, caplog: pytest.LogCaptureFixture) -> None:
    build_site({"index.md": "---\nnext_steps: [index.md]\n---\n# Home\n\n[Next](#next-steps), [no](#nowhere)\n"})
    assert "#nowhere" in caplog.text
    assert "#next-steps" not in caplog.text
