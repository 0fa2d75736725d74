"""A review as Markdown, read again by Python-Markdown."""

import re
from xml.etree import ElementTree as ET

import markdown
from msgspec.structs import replace

from doc_lint.review import Review, html
from doc_lint.review.markdown import code, comment, prose, render
from doc_lint.review.records import Change
from tests.review.conftest import reviewed


def parsed(review: Review) -> ET.Element:
    return ET.fromstring(f"<div>{markdown.markdown(render(review), extensions=['tables', 'fenced_code'])}</div>")


def test_headings(review: Review) -> None:
    page = parsed(review)
    assert ["".join(each.itertext()) for each in page if each.tag in ("h1", "h2")] == [
        "Review of Shop & <Co>",
        "Checklist",
        "Directory tree",
        "Titles",
        "Findings",
        "Landing pages",
        "Clicks from the landing pages",
        "Code blocks",
        "Pages",
    ]


def test_answers_have_a_box_and_evidence(review: Review) -> None:
    text = render(review)
    assert "2 fail, 1 needs a person, 1 not decided." in text
    assert "- [ ] Every link leads somewhere. **fail**\n    - `broken-link`: 1 place\n    - `docs/index.md:7` " in text
    assert "    - for a person: Is its order that of the work?" in text
    assert "    - no page matches `missing/*.md`" in text


def test_text_of_pages_is_text(review: Review) -> None:
    page = parsed(review)
    assert "Shop: A shop | for *everyone*." in "".join(page.itertext())
    cells = [["".join(cell.itertext()) for cell in row] for row in page.iter("tr")]
    assert all(len(row) in (2, 3, 5) for row in cells)


def test_code_in_text_is_code_and_nothing_else_is_markdown() -> None:
    assert prose("Use `run.Config` or\n`a*b`, not *this* <b>") == (
        "Use `run.Config` or `a*b`, not \\*this\\* &lt;b&gt;"
    )
    assert [prose(each) for each in ("a ` b", "``c``", "` `")] == ["a \\` b", "\\`\\`c\\`\\`", "\\` \\`"]


def test_code_with_backticks_and_new_lines() -> None:
    assert [code(each) for each in ("a", "a`b", "``", "a\n# b")] == ["`a`", "`` a`b ``", "``` `` ```", "`a # b`"]


def test_changes_are_listed(review: Review) -> None:
    changed = replace(review, since="v1", changes=(Change(kind="moved", page="b.md", before="a.md", after="b.md"),))
    assert "## Changes since v1\n\n- moved: `b.md`, a.md → b.md" in render(changed)


def test_a_comment_counts_and_lists_the_changes(review: Review) -> None:
    changed = (
        Change(kind="added", page="a.md"),
        Change(kind="added", page="b.md"),
        Change(kind="moved", page="d.md", before="c.md", after="d.md"),
        Change(kind="depth", page="d.md", before="1", after="2"),
        Change(kind="findings", page="broken-link", before="1", after="4"),
        Change(kind="findings", page="nav-too-deep", before="1", after="0"),
    )
    assert comment(replace(review, since="v`1`", changes=changed)) == (
        "**2 pages added, 1 page moved, 1 page at another depth, 2 more findings** since `` v`1` ``\n\n"
        "- added: `a.md`\n- added: `b.md`\n- moved: `d.md`, c.md → d.md\n- depth: `d.md`, 1 → 2\n"
        "- findings: `broken-link`, 1 → 4\n- findings: `nav-too-deep`, 1 → 0\n"
    )


def test_a_comment_is_short(review: Review) -> None:
    changed = tuple(Change(kind="added", page=f"{number}.md") for number in range(60))
    text = comment(replace(review, since="v1", changes=changed))
    assert text.startswith("**60 pages added** since `v1`\n")
    assert text.endswith("- added: `49.md`\n- and 10 more\n")
    assert comment(replace(review, since="v1")) == (
        "No page, depth, number of clicks or finding has changed since `v1`.\n"
    )


def test_no_line_is_a_command_of_a_ci_system_or_moves_the_cursor() -> None:
    files = {
        "mkdocs.yml": "nav: [index.md]",
        "docs/index.md": "# ::error::x \x1b[31m ##vso[a]\u202eb\n\n::set-output name=a::b\n",
    }
    for render_review in (render, html.render):
        text = render_review(reviewed(files))
        assert not re.search("^\\s*::|##vso|[\x1b\u202e]", text, re.MULTILINE)
