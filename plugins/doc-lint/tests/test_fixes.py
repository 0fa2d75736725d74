"""Fixes of findings: new targets and levels."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from doc_lint.facts.link_targets import resolve
from doc_lint.findings import Edit
from doc_lint.fixes import as_entry, intended, moved, retarget, with_anchor, with_levels
from doc_lint.site import Heading, Link, Location, Page, Site


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_levels_without_jumps_keep_what_is_below_what(levels: list[int]) -> None:
    def parents(numbers: list[int]) -> list[int]:
        return [
            max(
                (at for at in range(number) if numbers[at] < level and min(numbers[at:number]) >= numbers[at]),
                default=-1,
            )
            for number, level in enumerate(numbers)
        ]

    place = Location("a.md")
    new = [heading.level for heading in with_levels([Heading(level, "x", "x", place) for level in levels])]
    assert all(after <= before + 1 for before, after in pairwise(new))
    assert [*with_levels([Heading(level, "x", "x", place) for level in new])] == [
        Heading(level, "x", "x", place) for level in new
    ]
    for before, after in zip(levels, new, strict=True):
        assert after <= before
    if not any(after > before + 1 for before, after in pairwise(levels)):
        assert new == levels
    assert parents(new) == parents(levels)


def link(target: str, kind: str = "body", path: str = "docs/guides/x.md") -> Link:
    return Link(target, "x", kind, Location(path, 3, 5))  # type: ignore[arg-type]


PAGE = Page("guides/x.md", "guides/x/", Location("docs/guides/x.md"))
SITE = Site(
    pages=(PAGE, Page("y.md", "y/", Location("docs/y.md")), Page("index.md", "", Location("docs/index.md"))),
    files=frozenset({"img/a.svg"}),
)


@pytest.mark.parametrize(
    ("target", "path", "new"),
    [
        ("/ray/", "ray.md", "../ray.md"),
        ("../ray/#jobs", "ray.md", "../ray.md#jobs"),
        ("Y.md", "guides/y.md", "y.md"),
        ("deep/", "guides/deep/index.md", "deep/index.md"),
        ("./Y.md", "guides/y.md", "./y.md"),
        ("./Y.md", "y.md", "../y.md"),
    ],
)
def test_new_target_is_relative_and_keeps_the_fragment(target: str, path: str, new: str) -> None:
    assert retarget(SITE, PAGE, link(target), path) == (Edit(Location("docs/guides/x.md", 3, 5), target, new),)


@pytest.mark.parametrize(
    ("page", "target", "path", "new"),
    [
        ("guides/x/", "/y/#jobs", "y.md", "../../y/#jobs"),
        ("guides/x.html", "/y/", "y.md", "../y/"),
        ("", "/y/", "y.md", "y/"),
        ("guides/x/", "/", "index.md", "../../"),
        ("guides/x/", "../img/A.svg", "img/a.svg", "../../img/a.svg"),
    ],
)
def test_raw_html_gets_the_url_relative_to_that_of_the_page(page: str, target: str, path: str, new: str) -> None:
    (edit,) = retarget(SITE, replace(PAGE, url=page), link(target, kind="html"), path)
    assert edit.new == new


@pytest.mark.parametrize(
    ("uncertain", "path"),
    [
        (link("/gone/", kind="html"), "gone.md"),
        (link("/y/", kind="html", path="docs/shared/part.md"), "y.md"),
        (link("/ray/", path="docs/shared/part.md"), "ray.md"),
        (link("/ray/?q=1"), "ray.md"),
        (link("/a%20b/"), "a b.md"),
    ],
)
def test_uncertain_links_have_no_edit(uncertain: Link, path: str) -> None:
    assert retarget(SITE, PAGE, uncertain, path) == ()


def test_raw_html_in_a_folder_without_a_configuration_has_paths() -> None:
    (edit,) = retarget(replace(SITE, is_configured=False), PAGE, link("../Y.md", kind="html"), "y.md")
    assert edit.new == "../y.md"


def test_raw_html_that_other_pages_show_has_no_edit() -> None:
    """Not in posts, which their blog lists, or for files of which there is one per language."""
    html = link("/y/", kind="html")
    assert retarget(replace(SITE, plugin_pages=("guides/**",)), PAGE, html, "y.md") == ()
    assert retarget(replace(SITE, aliases={"img/a.svg": "img/a.fr.svg"}), PAGE, html, "img/a.svg") == ()


def test_pages_move_along_all_redirects_to_a_page() -> None:
    redirects = {"a.md": "b.md", "b.md": "guides/x.md", "c.md": "gone.md", "d.md": "e.md", "e.md": "d.md"}
    site = Site(pages=(PAGE,), redirects=redirects)
    assert [moved(site, f"{name}.md") for name in "abcdf"] == ["guides/x.md", "guides/x.md", None, None, None]
    assert moved(site, "guides/x.md") is None
    site = Site(pages=(PAGE,), files=frozenset({"img/a.png"}), redirects=redirects, renames={"gone.md": "guides/x.md"})
    assert moved(site, "c.md") == "guides/x.md"
    assert moved(replace(site, renames={"a.png": "img/a.png"}), "a.png") == "img/a.png"


@pytest.mark.parametrize(
    ("target", "renames", "new"),
    [
        ("y.md", {"x.md": "guides/x.md"}, "y.md"),
        ("y.md", {"a/x.md": "x.md", "x.md": "guides/x.md", "a/y.md": "z/y.md"}, "y.md"),
        ("../c/y.md#part", {"a/b/x.md": "guides/x.md", "a/c/y.md": "y.md"}, "y.md"),
        ("../y/", {"x.md": "guides/x.md"}, "y.md"),
        ("../old/", {"guides/old.md": "y.md"}, "y.md"),
        ("../../Y/", {}, "y.md"),
        ("../old/", {"old.md": "y.md", "guides/old.md": "z.md"}, None),
        ("../old/", {"guides/old/index.md": "y.md"}, "y.md"),
        ("z/y.md", {"x.md": "guides/x.md"}, None),
        ("/y.md", {"x.md": "guides/x.md"}, "y.md"),
        ("/c.md", {"x.md": "guides/x.md"}, None),
        ("y.md", {"x.md": "guides/x.md", "guides/y.md": ""}, None),
        ("y.md", {"x.md": "guides/x.md", "guides/y.md": "z.md"}, None),  # `y.md` or `z.md`
        ("y.md", {"guides/x.md": "x.md", "x.md": "guides/x.md"}, "y.md"),
    ],
)
def test_link_of_a_page_that_moved_is_about_what_it_led_to(
    target: str, renames: dict[str, str], new: str | None
) -> None:
    others = [Page(path, f"{path[:-3]}/", Location(f"docs/{path}")) for path in ("y.md", "z.md")]
    site = Site(pages=(PAGE, *others), site_url="https://x.example/", renames=renames)
    reference = link(target)
    assert intended(site, PAGE, reference, resolve(site, PAGE, reference)) == new


@pytest.mark.parametrize(
    ("target", "new"),
    [
        ("../img/a.svg", "img/a.svg"),  # relative to the file of the page, not to its URL
        ("../img/A.svg", "img/a.svg"),
        ("../../IMG/a.svg", "img/a.svg"),
        ("../Y.md#part", "y.md"),
        ("../old.md", "y.md"),
        ("../../old/", "y.md"),
        ("../img/b.svg", None),
        ("/img/b.svg", None),
    ],
)
def test_raw_html_may_be_written_like_markdown(target: str, new: str | None) -> None:
    site = replace(SITE, site_url="https://x.example/", renames={"old.md": "y.md"})
    reference = link(target, kind="html")
    assert intended(site, PAGE, reference, resolve(site, PAGE, reference)) == new


def test_removed_page_with_a_redirect_has_moved() -> None:
    site = Site(pages=(PAGE,), redirects={"guides/y.md": "guides/x.md"}, renames={"guides/y.md": ""})
    assert intended(site, PAGE, link("y.md"), resolve(site, PAGE, link("y.md"))) == "guides/x.md"


@pytest.mark.parametrize(
    ("file", "entry"),
    [
        ("mkdocs.yml", "guides/y.md"),
        ("docs/SUMMARY.md", "guides/y.md"),
        ("docs/guides/.nav.yml", "y.md"),
        ("docs/a/.pages", "../guides/y.md"),
        ("theme/nav.yml", None),
    ],
)
def test_entry_of_a_nav_file_is_relative_to_its_folder(file: str, entry: str | None) -> None:
    assert as_entry(Site(pages=(PAGE,)), file, "guides/y.md") == entry


def test_new_anchor_replaces_only_the_anchor() -> None:
    (edit,) = with_anchor(PAGE, link("../ray.md#Setup"), "setup")
    assert (edit.old, edit.new) == ("../ray.md#Setup", "../ray.md#setup")
    assert with_anchor(PAGE, link("../ray/#Setup", kind="html"), "setup")[0].new == "../ray/#setup"
    assert with_anchor(PAGE, link("../ray.md#Setup", path="docs/shared/part.md"), "setup") == ()
    assert with_anchor(PAGE, link("../ray.md#Setup"), "set up") == ()
    assert with_anchor(PAGE, link("../ray.md"), "setup") == ()
