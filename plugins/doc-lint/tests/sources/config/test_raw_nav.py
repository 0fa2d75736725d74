"""Build the nav without MkDocs, with the same result as MkDocs and mkdocs-literate-nav."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File, Files
from mkdocs.utils import dirname_to_title, nest_paths
from mkdocs_literate_nav.exceptions import LiterateNavError
from mkdocs_literate_nav.plugin import resolve_directories_in_nav

from doc_lint.sources import SourceError
from doc_lint.sources.config.raw_nav import Entry, LiterateNav, folder_title, from_config, from_folders, sort_key

PAGES = [
    "index.md",
    "zebra.md",
    "apple.md",
    "guides/index.md",
    "guides/b.md",
    "guides/a.md",
    "guides/deep/x.md",
    "guides/deep/README.md",
    "api/shop.cart.md",
    "api/shop.md",
    "api/sub_area/one.md",
    "API/x.md",
    "my-notes/two.md",
    "my-notes/Three.md",
]


def plain(nav: list[Entry]) -> Any:
    """Return entries in the form of MkDocs."""
    made: list[Any] = []
    for title, value in nav:
        below = plain(value) if isinstance(value, list) else value
        made.append({title: below} if title or isinstance(value, list) else below)
    return made


def theirs(nav: Any) -> Any:
    """Return the nav of literate-nav, in which a missing title and an empty one are the same."""
    made: list[Any] = []
    for item in nav:
        ((title, value),) = item.items() if isinstance(item, dict) else [("", item)]
        below = theirs(value) if isinstance(value, list) else value
        made.append({title: below} if title or isinstance(value, list) else below)
    return made


def test_nav_of_folders_equals_that_of_mkdocs() -> None:
    assert plain(from_folders(PAGES)) == nest_paths(sorted(PAGES, key=sort_key))  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("name", ["my-notes", "my_notes", "API", "aPI-x", "guides"])
def test_title_of_a_folder(name: str) -> None:
    assert folder_title(name) == dirname_to_title(name)


SUMMARIES = {
    "pages and sections": "* [Home](index.md)\n* Guides\n    * [A](guides/a.md)\n    * [B](guides/b.md)\n",
    "landing page": "* [Guides](guides/index.md)\n    * [A](guides/a.md)\n",
    "three levels": "- A\n    - B\n        - [C](guides/a.md)\n    - [D](guides/b.md)\n- [E](index.md)\n",
    "pattern": "* [Z](zebra.md)\n* *.md\n* guides/*.md\n",
    "folders": "* [Guides](guides/)\n* [API](api/)\n",
    "folder with a nav file": "* [Notes](my-notes/)\n",
    "folders by pattern": "* */\n",
    "everything": "* [Api first](api/shop.md)\n* *\n",
    "pattern without a match": "* [Home](index.md)\n* nothing*.md\n",
    "other sites": "* [Elsewhere](https://x.example/a.md)\n",
    "missing page": "* [Gone](gone.md)\n* [Gone too](gone/)\n",
    "last list counts": "Intro:\n\n* [No](zebra.md)\n\nThe nav:\n\n* [Home](index.md)\n",
    "list after the marker": "* [No](zebra.md)\n\n<!--nav-->\n\n* [Home](index.md)\n\nText.\n\n* [No](apple.md)\n",
    "marker that continues a list": "* [Home](index.md)\n<!--nav-->\n* [A](apple.md)\n",
    "marker that continues a paragraph": "The nav:\n<!--nav-->\n\n* [Home](index.md)\n",
    "marker below a heading": "# The nav\n <!--nav-->\n* [Home](index.md)\n\nText.\n\n* [No](apple.md)\n",
    "marker in a line": "Text <!--nav--> here.\n\n* [No](apple.md)\n\nText.\n\n* [Home](index.md)\n",
    "two markers": "<!--nav-->\n\n* [No](apple.md)\n\n<!--nav-->\n\n* [Home](index.md)\n",
    "marker above a list at once": "Text.\n\n<!--nav-->\n* [Home](index.md)\n* [A](apple.md)\n",
    "two spaces do not nest": "* [Home](index.md)\n  * [A](guides/a.md)\n",
    "numbers": "1. [Home](index.md)\n2. Guides\n    1. [A](guides/a.md)\n    2. guides/*\n",
    "markup in titles": "* [`Home` *now* a_b](index.md)\n* A_b_c\n    * [\\_a\\_](apple.md)\n",
    "titles of links": '* [Home](index.md "The start")\n* [A](<apple.md>)\n',
    "pattern from here": "* Guides\n    * ./guides/*\n* ./*.md\n* /api/*\n",
    "pattern in the middle": "* */a.md\n* guides/*/x.md\n",
    "code": "The nav:\n\n    * [No](zebra.md)\n\nText.\n\n* [Home](index.md)\n",
    "tabs": "* Guides\n\t* [A](guides/a.md)\n",
    "no list": "# Nothing\n",
    "dots in paths": "* [Home](./index.md)\n* [A](guides/../apple.md)\n",
    "up and down": "* [Up](my-notes/)\n* [Zebra](zebra.md)\n",
    "the folder above": "* [Notes](my-notes/)\n* [Again](my-notes/)\n",
}
BELOW = {"my-notes/SUMMARY.md": "* [Two](two.md)\n* [Top](../zebra.md)\n* *.md\n"}


def both(pages: list[str], texts: dict[str, str], nav: Any = None, **options: Any) -> tuple[Any, Any]:
    """Return the nav of doc-lint, and that of mkdocs-literate-nav."""
    documents = sorted([*pages, *texts], key=sort_key)
    files = Files([File(path, None, "site", use_directory_urls=True) for path in documents])
    for file in files:
        file.content_string = texts.get(file.src_uri, "")
    options = {"nav_file": "SUMMARY.md", "implicit_index": False, **options}
    made = resolve_directories_in_nav(
        nav, files, options["nav_file"], implicit_index=options["implicit_index"], markdown_config={}
    )
    ours = LiterateNav(documents, texts, options).resolve(from_config(nav or []))
    return plain(ours), theirs(made)


@pytest.mark.parametrize("name", SUMMARIES)
@pytest.mark.parametrize("implicit_index", [False, True])
def test_nav_of_a_nav_file_equals_that_of_the_plugin(name: str, implicit_index: bool) -> None:
    ours, expected = both(PAGES, {"SUMMARY.md": SUMMARIES[name], **BELOW}, implicit_index=implicit_index)
    assert ours == expected


titles = st.sampled_from(["Home", "`code`", "**Bold** x", "a_b_c", "A &amp; B", "[x] y", "<b>x</b>", "a * b", "*it*"])
targets = st.sampled_from(
    [
        "index.md",
        "./apple.md",
        "guides/",
        "my-notes/",
        "/zebra.md",
        "../x.md",
        "<apple.md>",
        "apple.md#x",
        "gone.md",
        "",
    ]
)
patterns = st.sampled_from(["*", "./*.md", "guides/*/", "*/", "/guides/*", "../*", "**/*.md", "g*/*.md", "[a]*.md"])
items = st.one_of(st.builds("[{}]({})".format, titles, targets), patterns, titles)
lines = st.tuples(st.integers(0, 3), st.sampled_from(["* ", "- ", "1. "]), items, st.sampled_from(["", "\n"]))


@given(st.lists(lines, min_size=1, max_size=5), st.booleans())
def test_nav_of_any_nav_file_equals_that_of_the_plugin(drawn: list[tuple[int, str, str, str]], index: bool) -> None:
    depth, text = -1, ""
    for wanted, marker, item, after in drawn:
        depth = min(wanted, depth + 1)
        text += "    " * depth + marker + item + "\n" + after
    try:
        ours, expected = both(PAGES, {"SUMMARY.md": text, **BELOW}, implicit_index=index)
    except (AssertionError, LiterateNavError):  # the plugin stops the build
        return
    assert ours == expected


@pytest.mark.parametrize(
    "nav",
    [
        None,
        ["index.md", {"Notes": "my-notes/"}, {"Guides": "guides/*.md"}],
        [{"Guides": [{"All": "./guides/*.md"}, "./api/*"]}, "/*.md"],
        ["index.md", "my-notes/", {"Deep": [{"X": "guides/deep/"}, "guides/a.md", "*.md"]}],
        [{"Gone": "gone/"}, {"None": "none/*.md"}, {"Site": "https://x.example/"}],
        ["*"],
    ],
)
def test_folders_and_patterns_in_the_configuration(nav: Any) -> None:
    ours, expected = both(PAGES, BELOW, nav)
    assert ours == expected


def test_nav_file_with_another_name() -> None:
    ours, expected = both(PAGES, {"NAV.md": "* [Home](index.md)\n"}, nav_file="NAV.md")
    assert ours == expected == [{"Home": "index.md"}]


def test_entry_that_is_not_a_page_is_an_error() -> None:
    with pytest.raises(SourceError) as caught:
        from_config(["index.md", {"A": 3}])
    assert str(caught.value) == (
        "mkdocs.yml: the nav entry `{'A': 3}` is neither a page nor a title with pages below it"
    )


def test_link_that_is_not_a_url_is_a_path() -> None:
    reader = LiterateNav(["index.md"], {"SUMMARY.md": "* [A](//[bad)\n* [B](index.md)\n"}, {})
    assert reader.resolve([]) == [("A", "//[bad"), ("B", "index.md")]


def test_nav_file_with_too_many_levels() -> None:
    text = "".join(f"{'    ' * level}* [A](index.md)\n" for level in range(101))
    with pytest.raises(SourceError, match=r"SUMMARY.md: the nav has more than 100 levels"):
        LiterateNav(["index.md"], {"SUMMARY.md": text}, {}).resolve([])


def test_width_of_a_tab_that_would_fill_the_memory() -> None:
    reader = LiterateNav(["index.md"], {"SUMMARY.md": "*\t[A](index.md)\n"}, {"tab_length": 10**12})
    assert reader.resolve([]) == [("A", "index.md")]
