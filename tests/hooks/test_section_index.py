"""A page that is named like its folder introduces the pages next to it."""

import re

import pytest

from tests.theme.conftest import Build, Built

pytestmark = pytest.mark.xdist_group("theme")

FILES = ("core/core.md", "core/core.run.md", "single/single.md", "other/page.md", "other/more.md")
NAV = [
    "index.md",
    {"Core": ["core/core.md", {"core.run": "core/core.run.md"}]},
    {"Single": ["single/single.md"]},
    {"Other": ["other/page.md", "other/more.md"]},
]


@pytest.fixture(scope="module")
def site(build_site: Build) -> Built:
    """A section with such a page, one in which it is alone, and one without."""
    pages = {"index.md": "# Home\n"} | {file: f"# {file}\n" for file in FILES}
    return build_site(pages, NAV, hooks=("section_index.py", "page_text.py"))


def breadcrumbs(page: str) -> list[tuple[str, str]]:
    """The names and addresses of the breadcrumbs below the home page."""
    trail = re.findall(r'<(?:a|span)(?: href="([^"]*)")? class="md-path__link"[^>]*>(.*?)<', page)
    return [(name, address) for address, name in trail[1:]]


def test_it_is_the_landing_page_of_its_section(site: Built) -> None:
    assert breadcrumbs(site.page("core/core.run/")) == [("Core", "../core/")]
    assert 'aria-current="page">Core<' in site.page("core/core/")


def test_a_page_alone_in_its_folder_and_one_of_another_name_are_not(site: Built) -> None:
    assert breadcrumbs(site.page("single/single/")) == [("Single", "")]
    assert breadcrumbs(site.page("other/more/")) == [("Other", "")]
