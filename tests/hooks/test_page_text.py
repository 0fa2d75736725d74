"""What the front matter of a page says is part of the page that the reader gets."""

import json
import re
from pathlib import Path

import pytest

from tests.theme.conftest import Build, Built, hrefs, words

pytestmark = pytest.mark.xdist_group("theme")

LANDING = """\
---
description: About the guides.
purpose: Find the steps with `run.Config[int]`.
audience: Engineers & <b>scientists</b>.
prerequisites:
  - Python 3.10
  - page: ../index.md
    text: "`nemo-run` installed"
  - page: ray.md#clusters
next_steps:
  - page: ray.md#clusters
    text: Run <i>Ray</i> with `RayJob`.
  - page: ../index.md
    text: Go home.
  - ray.md
---
# Guides

First paragraph.

## First heading
"""
RAY = """\
---
next_steps:
  - page: index.md
    text: All guides.
---
# Deploy `Ray` & <em>more</em>

## Next steps

Written by hand.

## Clusters
"""


@pytest.fixture(scope="module")
def site(build_site: Build) -> Built:
    """A home page, a landing page and a guide, whose label in the nav is not its title."""
    pages = {"index.md": "# Welcome\n", "guides/index.md": LANDING, "guides/ray.md": RAY, "guides/bare.md": "# Bare\n"}
    nav = [{"Home": "index.md"}, {"Guides": ["guides/index.md", {"Ray": "guides/ray.md"}, {"Bare": "guides/bare.md"}]}]
    return build_site(pages, nav)


def test_the_panel_says_what_the_fields_say(site: Built) -> None:
    panel = {label: words(value) for label, value in site.panel("guides/").items()}
    assert panel == {
        "Purpose": "Find the steps with run.Config[int].",
        "Audience": "Engineers & <b>scientists</b>.",
        "Prerequisites": "Python 3.10 nemo-run installed Deploy Ray & more",
    }


def test_the_panel_stands_between_the_title_and_the_text(site: Built) -> None:
    page = site.page("guides/")
    assert page.index("</h1>") < page.index("Find the steps") < page.index("First paragraph")


def test_prerequisites_lead_to_their_pages(site: Built) -> None:
    assert hrefs(site.panel("guides/")["Prerequisites"]) == ["../", "ray/#clusters"]


def test_cards_bear_the_title_of_their_page_and_the_text(site: Built) -> None:
    assert [words(card) for card in site.cards("guides/")] == [
        "Deploy Ray & more Run <i>Ray</i> with RayJob.",
        "Welcome Go home.",
        "Deploy Ray & more",
    ]


def test_cards_lead_to_their_pages(site: Built) -> None:
    assert [hrefs(card) for card in site.cards("guides/")] == [["ray/#clusters"], ["../"], ["ray/"]]
    assert [hrefs(card) for card in site.cards("guides/ray/")] == [["../"]]


def test_backticks_become_code(site: Built) -> None:
    assert [words(code) for code in site.panel("guides/")["Purpose"].iter("code")] == ["run.Config[int]"]
    assert [words(code) for code in site.cards("guides/")[0].iter("code")] == ["RayJob"]


def test_next_steps_stand_in_the_table_of_contents(site: Built) -> None:
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


def test_panel_and_cards_are_found_by_the_search(site: Built) -> None:
    assert "Find the steps with run.Config[int] ." in " ".join(site.found_by_search("guides/").split())
    assert "Go home." in site.found_by_search("guides/#next-steps")


def test_the_home_page_begins_with_two_of_its_next_steps_named_as_in_the_nav(build_site: Build) -> None:
    steps = "{page: guides/ray.md}, {page: guides/index.md}, {page: guides/bare.md}"
    home = f"---\npurpose: A purpose.\nnext_steps: [{steps}]\n---\n# Home\n"
    pages = {"index.md": home, "guides/index.md": "# All Guides\n", "guides/ray.md": RAY, "guides/bare.md": "# Bare\n"}
    nav = [{"Home": "index.md"}, {"Guides": ["guides/index.md", {"Ray": "guides/ray.md"}, {"Bare": "guides/bare.md"}]}]
    purpose = build_site(pages, nav).panel("")["Purpose"]
    assert words(purpose) == "A purpose. Ray Guides"
    assert hrefs(purpose) == ["guides/ray/", "guides/"]


def test_the_title_of_a_module_may_break_behind_its_dots_alone(build_site: Build) -> None:
    site = build_site({"index.md": "# a_b.c.D\n", "other.md": "# Run v1.2 of a.b\n"})
    assert "a_b.<wbr>c.<wbr>D<a" in site.page("")
    assert "Run v1.2 of a.b<a" in site.page("other/")
    assert '"title":"a_b.c.D"' in (site.folder / "search" / "search_index.json").read_text("utf-8")


def test_code_has_elements_around_what_has_a_colour_alone(build_site: Build) -> None:
    page = build_site({"index.md": "# Home\n\n```python\nif x in (a.b, 1):  # c\n```\n"}).page("")
    code = (
        '<span class="k">if</span> x <span class="ow">in</span> (a.b, <span class="mi">1</span>):  <span class="c1">#'
    )
    assert code in page


def test_links_to_other_pages_show_a_preview_and_no_other_links(build_site: Build) -> None:
    text = "[page](b.md) [place](b.md#two) [here](#one) [file](a.txt) [away](https://b.example/c/) [named](b.md 'B')"
    files = {"index.md": f"# A\n\n{text}\n\n## One\n", "b.md": "# B\n\n## Two\n", "a.txt": "a"}
    page = build_site(files).page("")
    assert re.findall(r"<a data-preview [^>]*>(\w+)", page) == ["page", "place"]
    assert len(re.findall("data-preview", page)) == 2


def test_a_page_without_fields_is_left_alone(site: Built) -> None:
    assert site.panel("guides/bare/") == {}
    assert "next-steps" not in site.page("guides/bare/")


def test_a_panel_without_a_title_in_the_text_stands_below_the_one_of_the_theme(build_site: Build) -> None:
    page = build_site({"index.md": "---\npurpose: A purpose.\n---\nText.\n"}).page("")
    assert page.index("</h1>") < page.index("A purpose.") < page.index("Text.")


def test_generated_pages_have_cards(build_site: Build, tmp_path: Path) -> None:
    page = "---\nnext_steps: [{page: ../index.md, text: Back.}]\n---\n# Module\n"
    script = tmp_path / "generate.py"
    script.write_text(
        f"import mkdocs_gen_files as gen\nwith gen.open('api/module.md', 'w') as f:\n    f.write({page!r})\n"
    )
    site = build_site({"index.md": "# Home\n"}, plugins=["search", {"gen-files": {"scripts": [str(script)]}}])
    assert [(words(card), hrefs(card)) for card in site.cards("api/module/")] == [("Home Back.", ["../../"])]


@pytest.mark.parametrize(
    "target",
    ["missing.md", "../../outside.md", "/guide.md", "guide/", "image.svg", ".excluded.md", "https://small.example", ""],
)
def test_a_step_to_no_page_is_text_without_a_link(build_site: Build, target: str) -> None:
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
