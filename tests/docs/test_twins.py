"""Every page of the site has a Markdown and a JSON twin that agree with its HTML."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import jsonschema
import pytest
from bs4 import BeautifulSoup

from scripts.audit_site import NOT_FOUND
from scripts.audit_site import pages as audited

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, tuple[BeautifulSoup, dict[str, Any]]]:
    """The HTML and the JSON of each page, by the folder that they lie in."""
    return {
        page.rstrip("/") or ".": (
            BeautifulSoup((built_site / page / "index.html").read_text("utf-8"), "html.parser"),
            json.loads((built_site / page / "index.json").read_text("utf-8")),
        )
        for page in audited(built_site, [], everything=True)
        if page != NOT_FOUND
    }


Pages = dict[str, tuple[BeautifulSoup, dict[str, Any]]]


def test_every_json_keeps_to_the_schema(built_site: Path, pages: Pages) -> None:
    validate = jsonschema.Draft202012Validator(
        json.loads((built_site / "schemas/page.json").read_text("utf-8"))
    ).validate
    for _, record in pages.values():
        validate(record)


def test_every_heading_is_where_its_anchor_leads(pages: Pages) -> None:
    missing = {
        f"{folder}#{heading['id']}"
        for folder, (soup, record) in pages.items()
        for heading in record["headings"]
        if not soup.find(f"h{heading['level']}", id=heading["id"])
    }
    assert missing == set()
    assert min(len(record["headings"]) for _, record in pages.values()) >= 1


def test_every_internal_link_leads_to_a_file_of_the_site(built_site: Path, pages: Pages) -> None:
    root = pages["."][1]["url"]
    missing = set()
    for folder, (_, record) in pages.items():
        for link in record["links"]:
            path = unquote(urldefrag(link["url"]).url.removeprefix(root))
            if link["type"] != "external" and not (built_site / path).exists():
                missing.add(f"{folder}: {link['url']}")
    assert missing == set()


def test_every_link_of_the_markdown_to_a_page_leads_to_its_markdown(built_site: Path, pages: Pages) -> None:
    root = pages["."][1]["url"]
    for folder in pages:
        text = (built_site / folder / "index.md").read_text("utf-8")
        found = [part.partition(")")[0] for part in text.split(f"]({root}")[1:]]
        assert [link for link in found if not (built_site / urldefrag(link.split(" ")[0]).url).is_file()] == []


def test_the_home_page_and_llms_txt_list_every_page_once(built_site: Path, pages: Pages) -> None:
    home = pages["."][1]
    listed = [home["url"], *(page["url"] for page in home["children"])]
    assert sorted(listed) == sorted(record["url"] for _, record in pages.values())
    text = (built_site / "llms.txt").read_text("utf-8")
    assert [record["id"] for _, record in pages.values() if text.count(f"]({record['markdown_url']})") != 1] == []


def test_every_page_has_a_kind_and_every_python_block_its_language(pages: Pages) -> None:
    assert [record["id"] for _, record in pages.values() if record["kind"] == "page"] == []
    unnamed = [
        record["id"]
        for _, record in pages.values()
        for block in record["code_blocks"]
        if re.fullmatch(r"\S+\.py", block.get("title", "")) and block.get("language") != "python"
    ]
    assert unnamed == []


def test_pages_that_are_files_have_the_date_of_their_commit(pages: Pages) -> None:
    undated = {record["id"] for _, record in pages.values() if "last_modified" not in record}
    assert {name for name in undated if (ROOT / f"docs/{name}.md").exists()} == set()
