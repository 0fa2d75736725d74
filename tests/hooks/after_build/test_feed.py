"""The feed of the pages that changed last."""

from xml.etree import ElementTree

import pytest

from after_build.feed import feed
from after_build.record import Record
from tests.hooks.conftest import dated
from tests.theme.conftest import Build

pytestmark = pytest.mark.xdist_group("theme")

SITE = "https://small.example/docs/"


def record(name: str, day: str | None) -> Record:
    """A page by its name and the day of its last change."""
    address = f"{SITE}{name}/"
    return Record(
        id=name,
        title=f"All <of> {name}",
        url=address,
        markdown_url=f"{address}index.md",
        json_url=f"{address}index.json",
        description=f"About {name} & more.",
        kind="guide",
        section_path=[],
        tags=[],
        headings=[],
        code_blocks=[],
        links=[],
        images=[],
        content="",
        word_count=0,
        last_modified=day,
    )


def entries(xml: bytes) -> list[dict[str, str]]:
    """The texts and the address of each entry."""
    found = []
    for entry in ElementTree.fromstring(xml).findall("{*}entry"):
        texts = {child.tag.partition("}")[2]: child.text or child.attrib["href"] for child in entry}
        found.append(texts)
    return found


def test_pages_that_changed_last_come_first_and_those_without_a_date_not_at_all() -> None:
    days = {"ray": "2026-01-02", "slurm": "2026-03-01", "api": None, "docker": "2026-01-02"}
    found = entries(feed([record(name, day) for name, day in days.items()], "Small", SITE))
    assert [entry["id"] for entry in found] == [f"{SITE}slurm/", f"{SITE}ray/", f"{SITE}docker/"]
    assert found[0] == {
        "title": "All <of> slurm",
        "id": f"{SITE}slurm/",
        "updated": "2026-03-01T00:00:00Z",
        "link": f"{SITE}slurm/",
        "summary": "About slurm & more.",
    }


def test_the_feed_has_what_atom_requires() -> None:
    root = ElementTree.fromstring(feed([record("ray", "2026-01-02"), record("slurm", "2026-03-01")], "Small", SITE))
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.findtext("{*}id") == SITE
    assert root.findtext("{*}title") == "Small: updated pages"
    assert root.findtext("{*}updated") == "2026-03-01T00:00:00Z"
    assert root.findtext("{*}author/{*}name") == "Small"
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall("{*}link")}
    assert links == {"self": f"{SITE}feed.xml", "alternate": SITE}


def test_the_feed_keeps_to_the_newest_fifty() -> None:
    records = [record(f"page-{number}", f"2026-01-{number % 28 + 1:02}") for number in range(60)]
    days = [entry["updated"] for entry in entries(feed(records, "Small", SITE))]
    assert len(days) == 50
    assert days == sorted(days, reverse=True)


def test_a_site_without_dates_has_no_feed_and_no_link_to_one(build_site: Build) -> None:
    site = build_site({"index.md": "# Home\n"}, hooks=("page_text.py", "site_files.py"))
    assert not (site.folder / "feed.xml").exists()
    assert "atom+xml" not in site.page("")


def test_pages_with_a_date_lead_to_the_feed(build_site: Build) -> None:
    pages = {"index.md": "# Home\n", "a/b.md": f"{dated('2026-01-02')}# B\n"}
    site = build_site(pages, hooks=("page_text.py", "site_files.py"))
    link = '<link rel="nofollow alternate" type="application/atom+xml" title="Updated pages" href="../../feed.xml">'
    assert link in site.page("a/b/")
    assert [entry["id"] for entry in entries((site.folder / "feed.xml").read_bytes())] == [f"{SITE}a/b/"]
