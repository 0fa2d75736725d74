"""Tags: the subjects that go across sections, from a page to all pages with the same one."""

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml

from tests.docs.test_information_architecture import ROOT

LISTED = "references/"


@cache
def tagged() -> dict[str, list[str]]:
    """The tags of each page by its address, as in the front matter."""
    found = {}
    for file in sorted((ROOT / "docs").rglob("*.md")):
        head = re.match(r"---\n(.*?)\n---\n", file.read_text("utf-8"), re.DOTALL)
        tags = (yaml.safe_load(head[1]) if head else {}).get("tags")
        if tags:
            found[file.relative_to(ROOT / "docs").as_posix().removesuffix("index.md").removesuffix(".md") + "/"] = tags
    return found


@pytest.mark.parametrize("address", tagged())
def test_a_page_names_its_tags_and_each_leads_to_the_list_of_its_pages(address: str, built_site: Path) -> None:
    page = (built_site / address / "index.html").read_text("utf-8")
    names = re.search(r'<p class="page-tags">.*?</p>', page, re.DOTALL)
    assert names
    links = dict(re.findall(r'<a href="([^"]*)">([^<]*)</a>', names[0]))
    assert sorted(links.values()) == sorted(tagged()[address])
    assert sorted(json.loads((built_site / address / "index.json").read_text("utf-8"))["tags"]) == sorted(
        links.values()
    )

    listing = (built_site / LISTED / "index.html").read_text("utf-8")
    for href, name in links.items():
        target, _, anchor = urljoin(f"/{address}", href).partition("#")
        assert target == f"/{LISTED}"
        rest = listing.split(f'<h3 id="{anchor}">{name}<')[1].split("<h")[0]
        listed = [urljoin(f"/{LISTED}", found) for found in re.findall(r'href="([^#"]*)">', rest)]
        assert listed == sorted(f"/{page}" for page, tags in tagged().items() if name in tags)
