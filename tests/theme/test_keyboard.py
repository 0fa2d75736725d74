"""Readers without a mouse: few tab stops before the text, names that differ, and a state on what opens and closes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.static_server import StaticServer

FIRST_SCREEN = 60  # tab stops up to its end
IN_TEXT_BELOW = """height => {
  const focused = document.activeElement
  return !!focused.closest("article") && focused.getBoundingClientRect().top + scrollY > height
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page in a window of 1440 x 900."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield context.new_page()


def test_the_first_screen_of_a_long_guide_has_few_tab_stops(page: Page, served: StaticServer) -> None:
    page.goto(served.url + "guides/execution/", wait_until="networkidle")
    stops = -1
    below = False
    while not below and stops < 2 * FIRST_SCREEN:
        page.keyboard.press("Tab")
        below = page.evaluate(IN_TEXT_BELOW, 900)
        stops += 1
    assert 20 < stops <= FIRST_SCREEN


def test_a_copy_button_has_the_name_of_what_it_copies(page: Page, served: StaticServer) -> None:
    page.goto(served.url + "guides/execution/")
    expect(page.get_by_role("button", name="Copy pretrain.py")).to_have_count(1)
    expect(page.get_by_role("button", name="Copy code").first).to_be_attached()
    expect(page.get_by_role("button", name="Copy to clipboard")).to_have_count(0)


def test_a_landmark_has_a_name_of_its_own(page: Page, served: StaticServer) -> None:
    page.goto(served.url + "guides/execution/")
    names = page.get_by_role("navigation").evaluate_all("all => all.map(nav => nav.ariaLabel).filter(Boolean)")
    assert "On this page" in names
    assert len(names) == len(set(names))


def test_a_section_is_closed_and_opened_by_keyboard(page: Page, served: StaticServer) -> None:
    page.goto(served.url + "references/executors/slurm/")
    section = page.get_by_role("checkbox", name="Pages of Executors")
    expect(section).to_be_checked()
    child = page.get_by_role("navigation", name="Executors").get_by_role("link", name="Docker")
    expect(child).to_be_visible()
    section.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    arrow = page.locator("label[for]").filter(has_text="Executors").first
    assert arrow.evaluate("label => getComputedStyle(label).outlineStyle") == "solid"
    page.keyboard.press("Space")
    expect(section).not_to_be_checked()
    expect(child).not_to_be_visible()


@pytest.mark.parametrize("path", ["guides/execution/", "guides/troubleshooting/", "references/executors/slurm/"])
def test_a_permanent_link_is_never_alone_on_a_line(browser: Browser, served: StaticServer, path: str) -> None:
    alone = """headings => headings.filter(heading => {
      const range = document.createRange(), link = heading.querySelector(".headerlink")
      range.setStart(heading, 0)
      range.setEndBefore(link)
      return link.getBoundingClientRect().top >= [...range.getClientRects()].at(-1).bottom
    }).map(heading => heading.textContent)"""
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(served.url + path)
        assert page.locator(":is(h1, h2, h3):has(.headerlink)").evaluate_all(alone) == []
