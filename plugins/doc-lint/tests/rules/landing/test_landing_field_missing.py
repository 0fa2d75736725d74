"""The rule landing-field-missing."""

from doc_lint.testing import findings

NAV = "nav:\n  - index.md\n  - A:\n      - a/index.md\n      - a/one.md\n"
FULL = """\
---
purpose: To learn.
audience: Learners.
prerequisites: [Python]
next_steps: [one.md]
---
# Landing
"""


def test_landing_page_without_audience_is_reported() -> None:
    files = {
        "mkdocs.yml": NAV,
        "docs/index.md": FULL,
        "docs/a/index.md": FULL.replace("audience: Learners.\n", ""),
        "docs/a/one.md": "# One\n",
    }
    assert findings("landing-field-missing", files) == [
        "docs/a/index.md:1:1: the landing page `a/index.md` has no `audience`"
    ]


def test_field_without_a_value_is_missing() -> None:
    files = {"docs/index.md": FULL.replace("[one.md]", "[]").replace("Learners.", "")}
    assert [finding.split("has no ")[1] for finding in findings("landing-field-missing", files)] == [
        "`audience`",
        "`next_steps`",
    ]


def test_heading_counts_as_a_field() -> None:
    files = {"docs/index.md": FULL.replace("next_steps: [one.md]\n", "") + "\n## Next steps\n\nGo on.\n"}
    assert findings("landing-field-missing", files) == []


def test_pages_that_match_the_pattern_are_checked() -> None:
    config = NAV + "plugins: [{doc-lint: {rules: {landing-field-missing: {fields: [purpose], pages: ['a/o*.md']}}}}]\n"
    files = {"mkdocs.yml": config, "docs/index.md": FULL, "docs/a/index.md": FULL, "docs/a/one.md": "# One\n"}
    assert findings("landing-field-missing", files) == [
        "docs/a/one.md:1:1: the landing page `a/one.md` has no `purpose`"
    ]
