"""Comments that allow a finding: wherever it is, the comment covers it and changes nothing else."""

from functools import partial

import pytest
from lsprotocol.types import Position, Range

from doc_lint.findings import Finding
from doc_lint.grouping import each_place
from doc_lint.server.actions import allowances, fix_all, fixes, overlaps
from doc_lint.server.diagnostics import diagnostic
from doc_lint.server.positions import Text
from doc_lint.testing import lint_files, read_site
from tests.server.conftest import applied

LINK = "[a](gone.md)"
UTF_16 = partial(Text, units=lambda part: len(part.encode("utf-16-le")) // 2)


def allowed(text: str, rule: str) -> str:
    """Return a page with the comment for the first finding of a rule."""
    files = {"docs/index.md": text}
    found = next(each for each in each_place(lint_files(files).findings) if each.rule == rule)
    page = read_site(files).page_by_path["index.md"]
    lines = UTF_16(text)
    shown = diagnostic(found, lines, str, lambda _: lines)
    (action,) = allowances([(found, shown)], lines, "u", page, [rule])
    assert action.edit is not None
    assert action.edit.changes is not None
    return applied(text, [*action.edit.changes["u"]])


COMMENT = "<!-- doc-lint: allow RULE -- the reason -->"


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("broken-link", f"# A\n\n🛒 {LINK}  \nb\n", f"# A\n\n🛒 {LINK} {COMMENT}  \nb\n"),
        ("broken-link", f"# A\n\nText.\n\n- b\n- {LINK}\n- c\n", f"# A\n\nText.\n\n- b\n- {LINK} {COMMENT}\n- c\n"),
        ("broken-link", f"# A\n\n| b |\n| --- |\n| {LINK} |\n", f"# A\n\n| b |\n| --- |\n| {LINK} {COMMENT} |\n"),
        ("broken-link", f"# A\n\n{LINK}\n---\n\nText.\n", f"# A\n\n{COMMENT}\n{LINK}\n---\n\nText.\n"),
        ("broken-link", f"# {LINK}\n\nText.\n", f"{COMMENT}\n# {LINK}\n\nText.\n"),
        ("broken-link", f"---\na: b\n---\n\n{LINK}\n", f"---\na: b\n---\n{COMMENT}\n\n{LINK}\n"),
        ("broken-link", f"# A\n\n!!! note\n\n    {LINK}\n", f"# A\n\n!!! note\n\n    {LINK} {COMMENT}\n"),
        ("heading-jump", "# A\n\nText.\n\n### B\n\nText.\n", f"# A\n\nText.\n\n{COMMENT}\n### B\n\nText.\n"),
        (
            "unparsable-code",
            "# A\n\n```python\nx = 1\n\ny = (\n```\n",
            f"# A\n\n{COMMENT}\n```python\nx = 1\n\ny = (\n```\n",
        ),
    ],
)
def test_comment_covers_the_finding(rule: str, text: str, expected: str) -> None:
    result = allowed(text, rule)
    assert result == expected.replace("RULE", rule)
    left = {each.rule for each in lint_files({"docs/index.md": result}).findings}
    before = {each.rule for each in lint_files({"docs/index.md": text}).findings}
    assert left == before - {rule}


def test_line_breaks_of_the_page_are_kept() -> None:
    assert allowed("# A\r\n\r\nText.\r\n\r\n### B\r\n", "heading-jump").count("\n") == 6
    assert "\n" not in allowed("# A\r\n\r\nText.\r\n\r\n### B\r\n", "heading-jump").replace("\r\n", "")


def test_what_no_comment_can_allow_has_no_action() -> None:
    text = Text("# A\n", len)
    page = read_site({"docs/index.md": "# A\n"}).page_by_path["index.md"]
    finding = Finding(location=page.location, message="m", rule="unused-suppression")
    assert [*allowances([(finding, diagnostic(finding, text, str, lambda _: text))], text, "u", page, ["other"])] == []


@pytest.mark.parametrize(
    ("other", "expected"),
    [((1, 5, 1, 9), True), ((1, 9, 1, 9), True), ((1, 2, 1, 4), False), ((0, 0, 9, 0), True), ((2, 0, 2, 1), False)],
)
def test_ranges_overlap_if_they_share_a_position(other: tuple[int, int, int, int], expected: bool) -> None:
    here = Range(Position(1, 5), Position(1, 9))
    there = Range(Position(*other[:2]), Position(*other[2:]))
    assert overlaps(here, there) == expected == overlaps(there, here)


def test_sorting_the_nav_is_offered_but_not_part_of_all_fixes() -> None:
    nav = "nav:\n- \U0001f6d2: a/index.md\n- B: [b/index.md]\n- A: [a/index.md]\n"
    home = "# Home\n\n[A](a/index.md) [B](b/index.md)\n"
    files = {"mkdocs.yml": nav, "docs/index.md": home, "docs/a/index.md": "# A\n", "docs/b/index.md": "# B\n"}
    (finding,) = lint_files(files, select=("section-order-mismatch",)).findings
    lines = UTF_16(nav)
    shown = diagnostic(finding, lines, str, lambda _: lines)
    (action,) = fixes([(finding, shown)], lines, "u")
    assert action.title == "Sort: A, B"
    assert not action.is_preferred
    assert action.edit is not None
    assert action.edit.changes is not None
    sorted_nav = nav.replace("- B: [b/index.md]\n", "") + "- B: [b/index.md]\n"
    assert applied(nav, [*action.edit.changes["u"]]) == sorted_nav
    assert [*fix_all([finding], lines, "u")] == []
