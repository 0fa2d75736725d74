"""Kinds of defects that real sites had: one rule reports each, once, at its line; some cannot be found statically."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from doc_lint import lint, read_options
from doc_lint.findings import Finding
from doc_lint.sources.tree import plugin_options
from doc_lint.testing import read_site
from tests.conftest import Project

LONG = (
    "Put the pot on the largest ring, pour in a cup of water, lock the lid and wait until the valve has sung for a "
    "minute. Then turn the heat down and count from there: beans take twenty minutes, chick peas half an hour, and a "
    "stock as long as the rest of the meal. Let the pressure fall by itself before the lid comes off.\n"
)


class Row(NamedTuple):
    """A kind of defect.

    Attributes:
        defect: What is wrong, in a few words.
        rule: The rule that reports it; empty if it cannot be found statically.
        at: The file of the finding.
        line: A string that occurs only in the line of the finding; empty for the first line.
        files: The files with the defect, in addition to those of the site.
        nav: Entries at the end of the nav. Pages of `files` that are not among them come before them.
        config: Additional keys of the configuration.
        why: If no rule reports it: why not.
    """

    defect: str
    rule: str
    at: str = ""
    line: str = ""
    files: Mapping[str, str] = {}
    nav: tuple[object, ...] = ()
    config: Mapping[str, object] = {}
    why: str = ""


def page(defect: str, rule: str, text: str, line: str = "", **files: str) -> Row:
    """Return a row with a defect in the text of one page, which is named after the defect."""
    name = "".join(word[0] for word in re.findall(r"\w+", defect)) + str(len(defect))
    more = {f"docs/{path.replace('__', '.')}": content for path, content in files.items()}
    return Row(defect, rule, f"docs/{name}.md", line, {f"docs/{name}.md": f"# {name}\n\n{text}\n", **more})


SITE = {
    "docs/index.md": "# Home\n\nFirst [cook](guides/cook.md), then [clean](guides/clean.md).\n",
    "docs/guides/cook.md": f"# Cook\n\n## Beans\n\n{LONG}",
    "docs/guides/clean.md": "# Clean\n\nWith water and a brush.\n",
}
NAV = ["index.md", {"Guides": ["guides/cook.md", "guides/clean.md"]}]
OPTIONS = {"rules": {"no-inbound-link": {"pages": ["alone.md"]}, "duplicated-content": None}}
BASE = {"site_name": "Pots", "theme": "mkdocs", "site_url": "https://pots.example/"}

ROWS = (
    Row("file that is not in the nav", "page-not-in-nav", "docs/lost.md", "", {"docs/lost.md": "# Lost\n\nText.\n"}),
    Row("nav entry to a missing file", "nav-entry-without-page", "mkdocs.yml", "gone.md", nav=({"Gone": "gone.md"},)),
    Row("nav entry with an absolute path", "nav-entry-without-page", "mkdocs.yml", "/x/", nav=({"X": "/x/"},)),
    Row(
        "README.md next to index.md",
        "shadowed-page",
        "docs/both/README.md",
        files={"docs/both/index.md": "# One\n\nText.\n", "docs/both/README.md": "# Other\n\nText.\n"},
    ),
    page("dead relative link", "broken-link", "Text.\n\nSee [x](gone1.md).", "gone1"),
    page("link that leaves the docs folder", "broken-link", "See [x](../../gone2.md).", "gone2"),
    page("link in another case than the file", "wrong-case-link", "See [x](guides/Cook.md).", "Cook"),
    page("dead link with an encoded space", "broken-link", "See [x](gone%20three.md).", "three"),
    page("dead link to a file", "broken-link", "See [x](gone4.pdf).", "gone4"),
    page("missing image", "missing-image", "![Pot](gone5.png)", "gone5"),
    page("broken anchor on the same page", "broken-anchor", "See [x](#gone6).", "gone6"),
    page("broken anchor on another page", "broken-anchor", "See [x](guides/cook.md#gone7).", "gone7"),
    page("absolute link that works", "absolute-link", "See [x](/guides/cook/).", "cook"),
    page("absolute link that is dead", "broken-link", "See [x](/guides/gone8/).", "gone8"),
    page("link to an address that works", "directory-link", "See [x](../guides/cook/).", "cook"),
    page("link to an address without a slash", "directory-link", "See [x](../guides/cook).", "cook"),
    page("link to an address that is dead", "broken-link", "See [x](gone9).", "gone9"),
    page("dead link in Markdown in HTML", "broken-link", "<div markdown>\n[x](gone10.md)\n</div>", "gone10"),
    Row(
        "dead link on a page that is left out of the nav",
        "broken-link",
        "docs/out/linked.md",
        "gone11",
        files={"docs/out/linked.md": "# Out\n\n[x](gone11.md)\n", "docs/way.md": "# Way\n\n[Out](out/linked.md)\n"},
        nav=("way.md",),
        config={"not_in_nav": "/out/\n"},
    ),
    Row(
        "link to a draft",
        "link-to-draft-page",
        "docs/to-draft.md",
        "plan.md",
        files={"docs/to-draft.md": "# To a draft\n\n[x](drafts/plan.md)\n", "docs/drafts/plan.md": "# Plan\n"},
        nav=("to-draft.md",),
        config={"draft_docs": "/drafts/\n"},
    ),
    Row(
        "link to an excluded page",
        "link-to-excluded-page",
        "docs/to-excluded.md",
        "note.md",
        files={"docs/to-excluded.md": "# To a note\n\n[x](notes/note.md)\n", "docs/notes/note.md": "# Note\n"},
        nav=("to-excluded.md",),
        config={"exclude_docs": "/notes/\n"},
    ),
    Row(
        "nav entry to a draft",
        "nav-entry-without-page",
        "mkdocs.yml",
        "idea.md",
        files={"docs/ideas/idea.md": "# Idea\n"},
        nav=("ideas/idea.md",),
        config={"draft_docs": "/ideas/\n"},
    ),
    page("dead link in raw HTML", "broken-link", 'See <a href="gone12.md">x</a>.', "gone12"),
    page("broken anchor in raw HTML", "broken-anchor", 'See <a href="#gone13">x</a>.', "gone13"),
    page("raw HTML link to a source file", "raw-html-link", 'See <a href="guides/cook.md">x</a>.', "cook.md"),
    page("missing image in raw HTML", "missing-image", '<img src="gone14.png" alt="Pot">', "gone14"),
    page("missing include", "missing-include", 'Text.\n\n--8<-- "gone19.md"', "gone19"),
    page(
        "missing section of an include",
        "missing-include",
        'Text.\n\n--8<-- "docs/lid.py:gone20"',
        "gone20",
        lid__py="x\n",
    ),
    page("image without a text", "missing-alt-text", "![](pot.png)", "pot.png", pot__png=""),
    Row(
        "page that no text links",
        "no-inbound-link",
        "docs/alone.md",
        files={"docs/alone.md": "# Alone\n\nText.\n"},
        nav=("alone.md",),
    ),
    Row(
        "page outside of the nav that nothing links",
        "unreachable-page",
        "docs/island/far.md",
        files={"docs/island/far.md": "# Far\n\nText.\n"},
        config={"not_in_nav": "/island/\n"},
    ),
    Row(
        "page twice in the nav",
        "page-listed-twice",
        "mkdocs.yml",
        "Again",
        files={"docs/twice.md": "# Twice\n\nText.\n"},
        nav=("twice.md", {"Again": "twice.md"}),
    ),
    Row(
        "nav of depth five",
        "nav-too-deep",
        "mkdocs.yml",
        "deep.md",
        files={"docs/deep.md": "# Deep\n\nText.\n"},
        nav=({"A": [{"B": [{"C": [{"D": ["deep.md"]}]}]}]},),
    ),
    Row(
        "two nav entries of one title",
        "ambiguous-nav-title",
        "mkdocs.yml",
        "same2.md",
        files={"docs/same1.md": "# Same one\n\nText.\n", "docs/same2.md": "# Same two\n\nText.\n"},
        nav=({"Same": "same1.md"}, {"Same": "same2.md"}),
    ),
    Row(
        "two pages of one title",
        "duplicated-title",
        "docs/title2.md",
        "# Fish",
        files={"docs/title1.md": "# Fish\n\nFrozen.\n", "docs/title2.md": "# Fish\n\nFresh.\n"},
        nav=({"Frozen": ["title1.md"]}, {"Fresh": ["title2.md"]}),
    ),
    Row("page without a title", "missing-title", "docs/bare.md", files={"docs/bare.md": "Text.\n"}, nav=("bare.md",)),
    page("second title", "second-title", "# Again\n\nText.", "# Again"),
    page("jump from level 1 to level 4", "heading-jump", "Text.\n\n#### Down", "Down"),
    page("id of a heading again in HTML", "duplicate-id", '## Lid\n\n<a id="lid"></a>\n\nText.', "<a id"),
    page("id set twice by hand", "duplicate-id", "## A {#one}\n\nText.\n\n## B {#one}\n\nText.", "## B"),
    Row("empty page", "empty-page", "docs/empty.md", files={"docs/empty.md": ""}, nav=("empty.md",)),
    Row(
        "copy of a whole page",
        "duplicated-content",
        "docs/guides/cook-2.md",
        "## Beans",
        files={"docs/guides/cook-2.md": SITE["docs/guides/cook.md"]},
        nav=({"Cook again": "guides/cook-2.md"},),
    ),
    Row(
        "front matter that is not YAML",
        "broken-front-matter",
        "docs/meta1.md",
        "title",
        files={"docs/meta1.md": "---\ntitle: a: b\n---\n# Meta one\n\nText.\n"},
    ),
    Row(
        "front matter that is a list",
        "broken-front-matter",
        "docs/meta2.md",
        "- a",
        files={"docs/meta2.md": "---\n- a\n---\n# Meta two\n\nText.\n"},
    ),
    page("undefined reference", "undefined-reference", "See [x][gone15].", "gone15"),
    page("undefined footnote", "undefined-reference", "Text.[^gone16]", "gone16"),
    page("link that runs a script", "script-link", "[x](javascript:alert(1))", "javascript"),
    page("link text that says nothing", "vague-link-text", "Click [here](guides/cook.md).", "here"),
    page("dead address of the own site", "dead-own-url", "See <https://pots.example/gone17/>.", "gone17"),
    page("dead address of another site", "", "See [x](https://gone18.example/).")._replace(
        why="only a request can tell, and a site's build must not depend on the network"
    ),
)

each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.defect)


def with_defects(*rows: Row) -> dict[str, str]:
    """Return the site with these defects in it."""
    config: dict[str, object] = {
        **BASE,
        "markdown_extensions": ["attr_list", "md_in_html", "footnotes", "pymdownx.snippets"],
    }
    files, nav = dict(SITE), list[object](NAV)
    for row in rows:
        files.update(row.files)
        if not row.nav and row.defect != "file that is not in the nav" and "not_in_nav" not in row.config:
            nav += [path.removeprefix("docs/") for path in row.files if path.endswith(".md") and "README" not in path]
        nav += row.nav
        for key, value in row.config.items():
            config[key] = f"{config.get(key, '')}{value}"
    config |= {"nav": nav, "plugins": [{"doc-lint": OPTIONS}]}
    return {"mkdocs.yml": yaml.safe_dump(config, sort_keys=False), **files}


def findings(files: Mapping[str, str]) -> tuple[Finding, ...]:
    options = read_options(plugin_options(yaml.safe_load(files["mkdocs.yml"])))
    return lint(read_site({path: text.encode() for path, text in files.items()}), options).findings


def place(row: Row, files: Mapping[str, str]) -> str:
    """Return the expected location of a row's finding."""
    lines = files[row.at].splitlines()
    number = next((n for n, line in enumerate(lines, 1) if row.line in line), 1) if row.line else 1
    return f"{row.at}:{number}"


def test_the_site_without_defects_is_clean() -> None:
    assert findings(with_defects()) == ()


@each_row
def test_each_defect_is_reported_once_at_its_line(row: Row) -> None:
    files = with_defects(row)
    found = [(f"{finding.location.path}:{finding.location.line}", finding.rule) for finding in findings(files)]
    assert found == ([(place(row, files), row.rule)] if row.rule else [])
    assert bool(row.rule) != bool(row.why)


def test_the_table_is_complete() -> None:
    assert len(ROWS) == len({row.defect for row in ROWS}) == 50


def test_a_strict_build_reports_each_defect_once_and_mkdocs_repeats_none(tmp_path: Path) -> None:
    files = with_defects(*ROWS)
    site = Project(tmp_path)
    site.write(files)
    built = site.build("--strict")
    logged = re.findall(r"^(?:WARNING|ERROR) +- +(.*)$", built.output, re.M)
    assert [line for line in logged if not line.startswith("doc-lint: ")] == []
    assert "Doc file" not in built.output
    assert built.code == 1
    lines = re.findall(r"^(?:WARNING|ERROR|INFO) +- +doc-lint: (\S+:\d+):\d+: .* \[([\w-]+)\]$", built.output, re.M)
    assert sorted(lines) == sorted((place(row, files), row.rule) for row in ROWS if row.rule)
