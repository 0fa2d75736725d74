"""Landing pages begin with a panel: purpose, audience and prerequisites."""

import re

import pytest

from tests.hooks.conftest import RAY
from tests.theme.conftest import Build, Built, hrefs, words

pytestmark = pytest.mark.xdist_group("theme")


def test_the_panel_says_what_the_fields_say(site: Built) -> None:
    panel = {label: words(value) for label, value in site.panel("guides/").items()}
    assert panel == {
        "Purpose": "Find the steps with run.Config[int].",
        "Audience": "Engineers & <b>scientists</b>.",
        "Prerequisites": "Python 3.10 nemo-run installed Deploy Ray & more",
    }


def test_the_panel_is_between_the_title_and_the_text(site: Built) -> None:
    page = site.page("guides/")
    assert page.index("</h1>") < page.index("Find the steps") < page.index("First paragraph")


def test_the_home_page_begins_with_two_of_its_next_steps_named_as_in_the_nav(build_site: Build) -> None:
    steps = "{page: guides/ray.md}, {page: guides/index.md}, {page: guides/bare.md}"
    home = f"---\npurpose: A purpose.\nnext_steps: [{steps}]\n---\n# Home\n"
    pages = {"index.md": home, "guides/index.md": "# All Guides\n", "guides/ray.md": RAY, "guides/bare.md": "# Bare\n"}
    nav = [{"Home": "index.md"}, {"Guides": ["guides/index.md", {"Ray": "guides/ray.md"}, {"Bare": "guides/bare.md"}]}]
    purpose = build_site(pages, nav).panel("")["Purpose"]
    assert words(purpose) == "A purpose. Ray Guides"
    assert hrefs(purpose) == ["guides/ray/", "guides/"]


def test_without_a_title_in_the_text_the_panel_follows_the_title_of_the_theme(build_site: Build) -> None:
    page = build_site({"index.md": "---\npurpose: A purpose.\n---\nText.\n"}).page("")
    assert page.index("</h1>") < page.index("A purpose.") < page.index("Text.")


def test_the_first_table_of_pages_looks_like_cards(build_site: Build) -> None:
    front = "---\npurpose: A purpose.\n---\n"
    row = "| [B](b.md) | Text |\n"
    table = f"| Page | What |\n|---|---|\n{row}"
    pages = {
        "index.md": "# Home\n",
        "a.md": f"{front}# A\n\n{table}\n{table}",
        "b.md": f"# B\n\n{table}",
        "c.md": f"{front}# C\n\n{table}| [B](b.md) and more | Text |\n",
        "d.md": f"{front}# D\n\n{table}{row * 12}",
    }
    site = build_site(pages)
    assert [re.findall("<table.*?>", site.page(f"{name}/")) for name in "abcd"] == [
        ['<table class="page-cards">', "<table>"],
        ["<table>"],
        ["<table>"],
        ["<table>"],
    ]


def test_a_page_without_fields_is_left_alone(site: Built) -> None:
    assert site.panel("guides/bare/") == {}
    assert "next-steps" not in site.page("guides/bare/")
