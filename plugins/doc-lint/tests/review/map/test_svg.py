"""The picture, read by an XML parser."""

from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from doc_lint.review.map.records import MapPage, MapSection, SiteMap
from doc_lint.review.map.svg import draw, escape, fitting, summary
from tests.review.map.conftest import Make

SVG = "{http://www.w3.org/2000/svg}"


def one_page(title: str, section: str = "S") -> SiteMap:
    page = MapPage(path="a.md", title=title, clicks=0)
    return SiteMap(site=title, starts=("a.md",), sections=(MapSection(title=section, pages=("a.md",)),), pages=(page,))


def words(picture: ET.Element) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    "title",
    [
        "</text><script>alert(1)</script>",
        '" onload="alert(1)',
        "&amp; &#60; <![CDATA[ ]]>",
        "a\x00b\x1b[31m\ufffe\uffff\ud800",
        "right\u202eleft\u2066",
        "日本語" * 30,
        "ا" * 300,
        "e" + "\u0301" * 500,
    ],
)
def test_text_of_pages_is_text(title: str) -> None:
    for standalone in (True, False):
        text = draw(one_page(title, title), standalone=standalone)
        picture = ET.fromstring(text.encode())
        assert not [each for each in picture.iter() if each.tag.endswith("script") or "onload" in each.attrib]
        assert not {*"\x00\x1b\ufffe\uffff\u202e\u2066"} & {*text}


def test_a_standalone_picture_has_a_heading_and_links_to_the_published_pages(made: Make) -> None:
    picture = ET.fromstring(draw(made(3), standalone=True))
    assert "Map of Shop & <Co>" in words(picture)
    assert picture.attrib["role"] == "img"
    assert picture.findtext(f"{SVG}title") == "Map of Shop & <Co>"
    assert {each.attrib["href"] for each in picture.iter(f"{SVG}a")} == {
        f"https://shop.example/s0/{number}.md" for number in range(3)
    }


def test_a_picture_in_a_document_links_to_its_rows_and_has_the_links_of_each_page(made: Make) -> None:
    picture = ET.fromstring(draw(made(2, 1)).replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))
    pages = [each for each in picture.iter(f"{SVG}a") if "data-to" in each.attrib]
    assert [(each.attrib["href"], each.attrib["data-to"]) for each in pages] == [
        ("#map-p0", "1"),
        ("#map-p1", ""),
        ("#map-p2", ""),
    ]


def test_it_loads_nothing(made: Make) -> None:
    text = draw(made(3, 2), standalone=True)
    assert "url(" not in text
    assert "@import" not in text
    assert not [each for each in ET.fromstring(text).iter() if each.tag in (f"{SVG}image", f"{SVG}use", f"{SVG}script")]


def test_distance_is_a_number_as_well_as_a_colour(made: Make) -> None:
    picture = ET.fromstring(draw(made(8), standalone=True))
    groups = [each for each in picture.iter(f"{SVG}g") if "mark" in each.get("class", "").split()]
    shown = {(each.get("class"), each.findtext(f"{SVG}text")) for each in groups}
    assert {("mark far-0", "0"), ("mark far-4", "4"), ("mark far-5", "6"), ("mark far-none", "×")} <= shown
    assert ("mark far-5", "5+") in shown  # in the legend


def test_legend_explains_only_what_occurs(made: Make) -> None:
    text = draw(made(40))
    assert ">near-duplicates<" in text
    assert ">or more clicks<" in text
    plain = draw(one_page("A"))
    assert ">start page<" in plain
    assert ">near-duplicates<" not in plain
    assert ">not reached<" not in plain


def test_near_duplicates_are_joined(made: Make) -> None:
    joined = made(2, 2)
    assert draw(joined).count('class="join"') == 1
    pages = tuple(replace(page, copies=()) for page in joined.pages)
    assert 'class="join"' not in draw(replace(joined, pages=pages))


def test_summary(made: Make) -> None:
    assert summary(made(4, 1)) == "5 pages: 1 not reached from s0/0.md, 2 dead ends, 1 pair of near-duplicates"
    assert summary(replace(made(4, 1), unknown="a hook")).startswith("5 pages: 1 without a known link from s0/0.md,")
    assert summary(one_page("A")) == "1 page: all reached from a.md, 1 dead end"
    assert summary(SiteMap()) == "0 pages: clicks are not counted, because there is no home page"


def test_the_same_map_gives_the_same_bytes(made: Make) -> None:
    assert draw(made(400, 3), standalone=True) == draw(made(400, 3), standalone=True)


def test_long_text_loses_its_middle() -> None:
    assert fitting("short", 100) == "short"
    long = fitting("nemo_run.core.execution.slurm.SlurmTunnel", 160)
    assert long.startswith("nemo_run")
    assert long.endswith("Tunnel")
    assert "…" in long
    assert fitting("日" * 20, 100).count("日") < fitting("a" * 20, 100).count("a")
    assert fitting("<" * 100, 60).replace("&lt;", "") == "…"


def test_escape() -> None:
    assert escape("<a href='x'>\x07\ufffe") == "&lt;a href=&#x27;x&#x27;&gt;\\x07\ufffd"
