"""Each page covers what the IA review says of it: every item has a heading or a text, and no item is left out.

One table per section in `coverage/`: of each page the description, word for word, and below it where each item is.
"""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest
from doc_lint.site import Page, Site

from tests.docs.test_information_architecture import PLAN

ROOT = Path(__file__).parents[2]
TABLES = Path(__file__).parent / "coverage"
BETWEEN = {"a", "across", "and", "for", "from", "landing", "of", "section", "through", "to", "with"}
"""Words of the descriptions that stand between the items."""
UNDESCRIBED = {
    "references/executors": "not in the IA review; tests/scripts/test_gen_executors.py holds each option to a meaning",
    "about/how-these-docs-are-tested.md": "not in the IA review; the issue asks for it",
    "learning-resources/examples/slurm-on-one-machine.md": "not in the IA review; the issue asks for it",
    "guides/extending.md": "not in the IA review; the issue asks for an entry of the nav",
    "guides/launchers.md": "not in the IA review; the part on launchers was too long for guides/execution.md",
    "index.md": "the IA review names it without a description",
}
"""Pages of the plan without a description, with the reason."""


class Covered(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The description of a page, and the place of each of its items."""

    says: str
    items: dict[str, str]


def read(folder: Path = TABLES) -> dict[str, Covered]:
    """The tables of all sections by page."""
    found: dict[str, Covered] = {}
    for file in sorted(folder.glob("*.toml")):
        found |= msgspec.convert(tomllib.loads(file.read_text("utf-8")), dict[str, Covered])
    return found


COVERED = read()
SECTIONS = {file.stem for file in TABLES.glob("*.toml")}


def left_out(covered: Covered) -> list[str]:
    """The words of a description that belong to no item."""
    rest = covered.says
    for item in sorted(covered.items, key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(item)}(?!\w)", " ", rest)
    return [word for word in re.findall(r"[\w‑’]+", rest) if word not in BETWEEN]


def missing(covered: Covered, page: Page) -> list[str]:
    """The items whose place the page does not have."""
    anchors = {f"#{heading.anchor}" for heading in page.headings}
    text = (ROOT / "docs" / page.path).read_text("utf-8")
    return [
        f"{item}: {place}"
        for item, place in covered.items.items()
        if (place not in anchors if place.startswith("#") else place not in text)
    ]


@pytest.mark.parametrize("path", COVERED)
def test_the_page_has_each_item_of_its_description(path: str, site: Site) -> None:
    assert missing(COVERED[path], site.page_by_path[path]) == []


@pytest.mark.parametrize("path", COVERED)
def test_no_word_of_the_description_is_left_out(path: str) -> None:
    assert left_out(COVERED[path]) == []


def test_every_page_of_the_plan_has_a_table() -> None:
    pages = [line.split(" | ")[0].strip() for line in PLAN if " | " in line]
    described = [page for page in pages if not page.startswith((*UNDESCRIBED,))]
    wanted = [page for page in described if page.split("/")[0] in {*SECTIONS, "apidocs"}]
    assert [page for page in wanted if page not in COVERED] == []


def test_an_item_without_a_place_is_found(site: Site) -> None:
    page = site.page_by_path["about/index.md"]
    broken = Covered(says="what it is, its colour", items={"what it is": "#nowhere"})
    assert missing(broken, page) == ["what it is: #nowhere"]
    assert left_out(broken) == ["its", "colour"]
