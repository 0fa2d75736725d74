"""What a link or image leads to."""

import pytest

from doc_lint.site import Location, Page
from doc_lint.site.target import Target, missing

PAGE = Page(path="a.md", url="a/", location=Location("docs/a.md"))


@pytest.mark.parametrize("name", ["a/b.md", "a/b/", "a/b.html", "/a/b", "a/b/index.md", "a/b/README.md"])
def test_all_names_of_a_page_that_does_not_exist_have_one_cause(name: str) -> None:
    assert missing(name) == ("missing", "a/b")


@pytest.mark.parametrize("name", ["index.md", "/", "", "README.md"])
def test_the_home_page_has_one_cause(name: str) -> None:
    assert missing(name) == ("missing", ".")


def test_links_to_the_same_missing_anchor_have_one_cause() -> None:
    assert Target("page", PAGE, "a.md", "x").cause == Target("page", PAGE, "a.md", "x", by_url=True).cause
    assert Target("page", PAGE, "a.md", "x").cause != Target("page", PAGE, "a.md", "y").cause
    assert Target("page", PAGE, "a.md").cause == ()


@pytest.mark.parametrize("kind", ["missing", "excluded", "draft", "dead-own-url"])
def test_links_to_the_same_missing_page_have_one_cause(kind: str) -> None:
    assert Target(kind, None, "b.md").cause == missing("b.md")  # type: ignore[arg-type]


def test_a_wrong_case_is_not_a_missing_page() -> None:
    assert Target("wrong-case", None, "b.md").cause not in ((), missing("b.md"))
    assert Target("external").cause == Target("unjudged", None, "b.md").cause == ()
