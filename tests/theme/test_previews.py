"""The preview of a link in the browser: shown to pointer and keyboard, closed with Escape, fetched when wanted."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.audit_visit import axe
from scripts.static_server import StaticServer


@pytest.fixture
def page(browser: Browser, served: StaticServer) -> Iterator[Page]:
    """The guide about execution."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(served.url + "guides/execution/")
        yield page


@pytest.fixture
def link(page: Page) -> Locator:
    """A link to a place within another guide."""
    return page.locator("article").get_by_role("link", name="check its status")


def test_the_pointer_on_a_link_shows_what_it_leads_to(page: Page, link: Locator, served: StaticServer) -> None:
    page.wait_for_load_state("networkidle")  # the versions are fetched after the page
    before = len(served.sent)
    link.hover()
    preview = page.get_by_role("dialog", name="Preview")
    expect(preview).to_contain_text("Read the status")
    expect(preview).to_contain_text("UNSUBMITTED")
    expect(preview).not_to_contain_text("Next steps")
    assert [answer.path for answer in served.sent[before:]] == ["/guides/management/"]
    found = [finding for finding in axe(page) if "toc" not in finding]  # an entry that the sidebar cuts is too small
    assert found == []


def test_a_link_to_a_page_shows_its_beginning(page: Page) -> None:
    page.locator("article").get_by_role("link", name="run.SlurmExecutor").first.hover()
    preview = page.get_by_role("dialog", name="Preview")
    expect(preview.get_by_role("heading", name="SlurmExecutor")).to_be_visible()
    expect(preview).to_contain_text("Writes an sbatch script")


def test_code_in_a_preview_is_not_cut(page: Page) -> None:
    page.locator("article a[data-preview]").first.hover()
    code = page.get_by_role("dialog", name="Preview").locator("pre > code").first
    expect(code).to_be_visible()
    assert code.evaluate("code => code.scrollWidth <= code.clientWidth")
    assert [finding for finding in axe(page) if "scrollable" in finding] == []


def test_the_focus_shows_it_as_well_and_escape_closes_it(page: Page, link: Locator) -> None:
    link.focus()
    shown = page.locator(".md-tooltip2--active")
    expect(shown).to_have_count(1)
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(link).to_be_focused()


def test_nothing_is_fetched_before(page: Page, served: StaticServer) -> None:
    page.wait_for_load_state("networkidle")
    assert [answer.path for answer in served.sent if answer.kind == "text/html"][-1] == "/guides/execution/"
