"""The box of the search in the browser: text from anywhere, what results show, the keyboard and screen readers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.audit_visit import axe
from scripts.static_server import StaticServer


@pytest.fixture(scope="module")
def page(browser: Browser, served: StaticServer) -> Iterator[Page]:
    """A guide."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(served.url + "guides/execution/")
        yield page


@pytest.fixture
def box(page: Page) -> Iterator[Page]:
    """The guide with an empty search."""
    page.get_by_role("textbox", name="Search").fill("")
    expect(page.locator(".md-search-result__link")).to_have_count(0)
    yield page
    page.keyboard.press("Escape")


def test_the_index_is_fetched_when_the_pointer_is_on_the_box(browser: Browser, served: StaticServer) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(served.url + "guides/ray/", wait_until="networkidle")
        with page.expect_response("**/search/ranking.json"):
            page.locator(".md-search__form").hover()


def test_text_that_no_key_typed_is_searched(box: Page) -> None:
    box.get_by_role("textbox", name="Search").fill("fatal: not a git repository (or any parent): .git")
    first = box.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_have_text("Troubleshoot NeMo Run")
    assert "#not-a-git-repository" in str(first.locator("a:has(h2)").first.get_attribute("href"))


def test_a_result_shows_where_it_is_and_one_line_of_it(box: Page) -> None:
    box.get_by_role("textbox", name="Search").fill("container_mounts")
    first = box.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_have_text("SlurmExecutor")
    expect(first.locator(".search-path")).to_have_text("References › Executors")
    assert first.locator("h2").first.inner_text() == "container_mounts"
    excerpt = first.locator(".search-excerpt").first
    assert len(excerpt.inner_text()) < 160
    assert excerpt.evaluate("line => line.offsetHeight < 2 * parseFloat(getComputedStyle(line).lineHeight)")
    assert excerpt.locator("mark").count() > 0


def test_the_number_of_results_is_announced(box: Page) -> None:
    box.get_by_role("textbox", name="Search").fill("RayCluster")
    expect(box.locator("[role=search]").get_by_role("status")).to_contain_text("matching documents")


def test_tab_goes_on_to_the_results(box: Page) -> None:
    box.get_by_role("textbox", name="Search").fill("RayCluster")
    box.locator(".md-search-result__link").first.wait_for()
    box.keyboard.press("Tab")
    expect(box.locator(".md-search-result__link").first).to_be_focused()


def test_escape_returns_the_focus_to_where_it_was(page: Page) -> None:
    link = page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name="Guides")
    link.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_an_escape_faster_than_the_search_opens_closes_it(page: Page) -> None:
    link = page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name="Guides")
    link.focus()
    page.evaluate("""() => {
      const input = document.querySelector("[data-md-component=search-query]")
      input.focus()
      input.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}))
    }""")  # in one task: no timer of Material runs in between
    expect(link).to_be_focused()
    page.wait_for_timeout(100)  # until Material has noticed both
    expect(link).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()


def test_escape_returns_the_focus_from_the_results(page: Page) -> None:
    link = page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name="Guides")
    link.focus()
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").fill("RayCluster")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_the_focus_returns_after_the_window_was_left(page: Page) -> None:
    link = page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name="Guides")
    link.focus()
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    page.evaluate("document.activeElement.blur()")  # as when another window is used
    page.get_by_role("textbox", name="Search").focus()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_axe_finds_nothing_while_results_are_shown(box: Page) -> None:
    box.get_by_role("textbox", name="Search").fill("slurm")
    box.locator(".md-search-result__link").first.wait_for()
    assert [*axe(box)] == []
