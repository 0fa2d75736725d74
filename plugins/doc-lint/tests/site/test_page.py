"""A page."""

import pytest

from doc_lint.site import FrontMatter, Heading, Location, Page

WHERE = Location("docs/a.md")


def test_title_is_from_the_front_matter_or_the_first_h1_or_the_path() -> None:
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
