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


NO_PAGES = [
    *("missing.md", "../../outside.md", "/guide.md", "guide/", "image.svg", ".excluded.md", "https://small.example"),
    "",
]


def test_a_step_to_what_is_not_a_page_is_text_without_a_link(build_site: Build) -> None:
    steps = json.dumps([{"page": target, "text": f"Not {target!r}."} for target in NO_PAGES])
    pages = {"index.md": f"---\nnext_steps: {steps}\n---\n# Home\n", "guide.md": "# Guide\n", "image.svg": "<svg/>"}
    site = build_site(pages | {".excluded.md": "# Not published\n"})
    assert [(words(card), hrefs(card)) for card in site.cards("")] == [(f"Not {target!r}.", []) for target in NO_PAGES]


WRONG = [
    "- purpose",
    "purpose: [a, b]\naudience: {a: b}\nprerequisites: 7\nnext_steps: text",
    "purpose: 3.10\nprerequisites: {page: [index.md], text: {a: b}}\nnext_steps: {page: 5}",
    "prerequisites: [[index.md], null, true, {}]\nnext_steps: [[index.md], null, 3, {page: null}, {text: []}]",
    "next_steps: {page: index.md}\nprerequisites: {a: b}",
    "purpose:\naudience: ''\nprerequisites: []\nnext_steps: []",
    "1: purpose\n? [a, b]\n: c",
    "next_steps: [{text: '``', page: page0.md}]",
]


def test_fields_of_the_wrong_shape_do_not_stop_the_build(build_site: Build) -> None:
    pages = {f"page{n}.md": f"---\n{fields}\n---\n# Page\n\nThe text.\n" for n, fields in enumerate(WRONG)}
    site = build_site({"index.md": "# Home\n", **pages})
    assert [fields for n, fields in enumerate(WRONG) if "The text." not in site.page(f"page{n}/")] == []


def test_an_anchor_cannot_break_out_of_its_link(build_site: Build) -> None:
    page = """index.md#"><b>"""
    site = build_site({"index.md": f"---\nnext_steps: {json.dumps([{'page': page}])}\n---\n# Home\n"})
    assert [hrefs(card) for card in site.cards("")] == [['./#"><b>']]
