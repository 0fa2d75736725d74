"""Results that are kept with a page."""

from doc_lint.kept import kept
from doc_lint.site import Location, Page


def test_a_result_is_kept_as_long_as_the_page_and_the_other_arguments_are_the_same() -> None:
    calls = []

    @kept
    def words(page: Page, least: int, *, also: str = "") -> list[str]:
        calls.append((page.path, least, also))
        return [page.path, also]

    one, other = (Page(name, "", Location(name)) for name in ("a.md", "b.md"))
    assert words(one, 1) is words(one, 1)
    assert words(other, 1) == ["b.md", ""]
    assert words(one, 2, also="x") == ["a.md", "x"]
    assert words(one, 1) == ["a.md", ""]
    assert calls == [("a.md", 1, ""), ("b.md", 1, ""), ("a.md", 2, "x"), ("a.md", 1, "")]


def test_several_results_are_kept_for_arguments_in_turn() -> None:
    calls = []

    def words(page: Page, least: int) -> list[str]:
        calls.append(least)
        return [page.path]

    few = kept(words, latest=2)
    page = Page("a.md", "", Location("a.md"))
    for least in (1, 2, 1, 2, 3, 1):
        assert few(page, least) == ["a.md"]
    assert calls == [1, 2, 3, 1]


def test_functions_of_one_page_do_not_share_results() -> None:
    page = Page("a.md", "", Location("a.md"))
    assert kept(_path)(page) == "a.md"
    assert kept(_url)(page) == ""


def _path(page: Page) -> str:
    return page.path


def _url(page: Page) -> str:
    return page.url
