"""Where links lead, and what leads to a page or a heading."""

import pytest
from msgspec.structs import replace

from doc_lint.server.links.navigate import link_at, place_of, subject_at, target_at, uses
from doc_lint.server.positions import Text
from doc_lint.testing import read_site

FILES = {
    "mkdocs.yml": "markdown_extensions: [attr_list]\nnav:\n- index.md\n- A: a.md\n",
    "docs/index.md": "---\nnext_steps: [a.md]\n---\n# Home\n\n[a](a.md#part) ![i](i.png) [![i](i.png)](a.md) [x](https://x.example/)\n",
    "docs/a.md": "# A\n\n[](){#mark}\n\n## Part\n\n[home](index.md)\n\n[m](#mark) [gone](gone.md)\n",
    "docs/i.png": "x",
    "docs/r.md": "# R\n\n[b][to a] and more\n\n[to a]: a.md\n",
}
SITE = read_site(FILES)


def at(path: str, part: str) -> tuple[str, Text, int]:
    return path, Text(FILES[path], len), FILES[path].index(part)


@pytest.mark.parametrize(
    ("path", "part", "place"),
    [
        ("docs/index.md", "a.md]", "docs/a.md:1:1"),
        ("docs/index.md", "[a](", "docs/a.md:5:1"),
        ("docs/index.md", "part)", "docs/a.md:5:1"),
        ("docs/index.md", "![i](i.png) [!", "docs/i.png:1:1"),
        ("docs/index.md", "i.png)](", "docs/i.png:1:1"),
        ("docs/index.md", "a.md) [x]", "docs/a.md:1:1"),
        ("docs/index.md", "x.example", "None"),
        ("docs/a.md", "index.md", "docs/index.md:4:1"),
        ("docs/a.md", "#mark)", "docs/a.md:3:1"),
        ("docs/a.md", "gone.md", "None"),
        ("docs/r.md", "[b]", "docs/a.md:1:1"),
        ("docs/r.md", "a.md", "docs/a.md:1:1"),
        ("mkdocs.yml", "A: a.md", "docs/a.md:1:1"),
    ],
)
def test_place_that_a_link_leads_to(path: str, part: str, place: str) -> None:
    target = target_at(SITE, *at(path, part))
    assert target is not None
    assert str(place_of(target, "docs/")) == place


@pytest.mark.parametrize(
    ("path", "part"), [("docs/a.md", "# A"), ("docs/r.md", "more"), ("mkdocs.yml", "markdown"), ("elsewhere.md", "")]
)
def test_other_places_are_not_links(path: str, part: str) -> None:
    text = FILES.get(path, "")
    assert target_at(SITE, path, Text(text, len), text.index(part)) is None


def test_link_around_an_image_is_found_outside_of_it() -> None:
    page = SITE.page_by_path["index.md"]
    _, text, offset = at("docs/index.md", "a.md) [x]")
    found = link_at(page, text, offset)
    assert found is not None
    assert found.target == "a.md"


@pytest.mark.parametrize(
    ("path", "part", "expected"),
    [
        ("docs/a.md", "## Part", ["docs/index.md:6:1"]),
        ("docs/index.md", "part)", ["docs/index.md:6:1"]),
        (
            "docs/a.md",
            "# A",
            [
                "docs/a.md:9:1",
                "docs/index.md:2:1",
                "docs/index.md:6:1",
                "docs/index.md:6:28",
                "docs/r.md:3:1",
                "mkdocs.yml:4:1",
            ],
        ),
        ("docs/a.md", "[home]", ["docs/a.md:7:1", "mkdocs.yml:3:1"]),
        ("mkdocs.yml", "index.md", ["docs/a.md:7:1", "mkdocs.yml:3:1"]),
    ],
)
def test_uses_of_a_page_or_a_heading(path: str, part: str, expected: list[str]) -> None:
    subject = subject_at(SITE, *at(path, part))
    assert subject is not None
    assert sorted(str(where) for where, _ in uses(SITE, subject)) == expected


def test_nothing_uses_what_is_not_a_page() -> None:
    assert subject_at(SITE, *at("docs/index.md", "i.png")) is None
    assert subject_at(SITE, "elsewhere.md", Text("", len), 0) is None


def test_generated_pages_have_no_file_to_open() -> None:
    site = replace(SITE, pages=tuple(replace(page, generated=True) for page in SITE.pages))
    target = target_at(site, *at("docs/index.md", "[a]("))
    assert target is not None
    assert place_of(target, "docs/") is None
    subject = subject_at(site, *at("docs/a.md", "# A"))
    assert subject is not None
    assert [str(where) for where, _ in uses(site, subject)] == ["mkdocs.yml:4:1"]
