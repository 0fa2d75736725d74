"""What entries of front matter become: text, code, and links to pages that exist."""

import json

import pytest

from tests.theme.conftest import Build, Built, hrefs, words

pytestmark = pytest.mark.xdist_group("theme")


def test_prerequisites_lead_to_their_pages(site: Built) -> None:
    assert hrefs(site.panel("guides/")["Prerequisites"]) == ["../", "ray/#clusters"]


def test_backticks_become_code(site: Built) -> None:
    assert [words(code) for code in site.panel("guides/")["Purpose"].iter("code")] == ["run.Config[int]"]
    assert [words(code) for code in site.cards("guides/")[0].iter("code")] == ["RayJob"]


@pytest.mark.parametrize(
    "target",
    ["missing.md", "../../outside.md", "/guide.md", "guide/", "image.svg", ".excluded.md", "https://small.example", ""],
)
def test_a_step_to_what_is_not_a_page_is_text_without_a_link(build_site: Build, target: str) -> None:
    steps = json.dumps([{"page": target, "text": "Read on."}])
    pages = {"index.md": f"---\nnext_steps: {steps}\n---\n# Home\n", "guide.md": "# Guide\n", "image.svg": "<svg/>"}
    site = build_site(pages | {".excluded.md": "# Not published\n"})
    assert [(words(card), hrefs(card)) for card in site.cards("")] == [("Read on.", [])]


@pytest.mark.parametrize(
    "front_matter",
    [
        "- purpose",
        "purpose: [a, b]\naudience: {a: b}\nprerequisites: 7\nnext_steps: text",
        "purpose: 3.10\nprerequisites: {page: [index.md], text: {a: b}}\nnext_steps: {page: 5}",
        "prerequisites: [[index.md], null, true, {}]\nnext_steps: [[index.md], null, 3, {page: null}, {text: []}]",
        "next_steps: {page: index.md}\nprerequisites: {a: b}",
        "purpose:\naudience: ''\nprerequisites: []\nnext_steps: []",
        "1: purpose\n? [a, b]\n: c",
        "next_steps: [{text: '``', page: page.md}]",
    ],
)
def test_fields_of_the_wrong_shape_do_not_stop_the_build(build_site: Build, front_matter: str) -> None:
    site = build_site({"index.md": "# Home\n", "page.md": f"---\n{front_matter}\n---\n# Page\n\nThe text.\n"})
    assert "The text." in site.page("page/")


def test_an_anchor_cannot_break_out_of_its_link(build_site: Build) -> None:
    page = """index.md#"><b>"""
    site = build_site({"index.md": f"---\nnext_steps: {json.dumps([{'page': page}])}\n---\n# Home\n"})
    assert [hrefs(card) for card in site.cards("")] == [['./#"><b>']]
