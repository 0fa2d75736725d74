"""A page and its parts."""

import pytest

from doc_lint.site import CodeBlock, FrontMatter, Heading, Location, Page

WHERE = Location("docs/a.md")


@pytest.mark.parametrize(
    ("info", "language"),
    [("python", "python"), ('Python title="a.py"', "python"), ("{.python .x}", "python"), ('title="a"', ""), ("", "")],
)
def test_language_of_a_block(info: str, language: str) -> None:
    assert CodeBlock(info, "", WHERE).language == language


def test_title_is_of_the_front_matter_then_the_first_h1_then_the_path() -> None:
    headings = (Heading(2, "Two", "two", WHERE), Heading(1, "One", "one", WHERE))
    assert Page("a.md", "a/", WHERE).title == "a.md"
    assert Page("a.md", "a/", WHERE, headings=headings).title == "One"
    assert Page("a.md", "a/", WHERE, FrontMatter({"title": "Zero"}), headings).title == "Zero"


@pytest.mark.parametrize(
    ("path", "history"),
    [("changelog.md", True), ("about/release-notes.md", True), ("migrate-to-2.md", True), ("guides/run.md", False)],
)
def test_pages_about_earlier_versions(path: str, *, history: bool) -> None:
    assert Page(path, "", WHERE).is_history is history
