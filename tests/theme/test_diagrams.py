"""A diagram in the browser: its nodes are links, it can be enlarged, and both work by keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.audit_visit import axe
from scripts.static_server import StaticServer

TITLE = "Core architecture of NeMo Run"


@pytest.fixture
def page(browser: Browser, served: StaticServer) -> Iterator[Page]:
    """The page about the architecture."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(served.url + "about/architecture/")
        yield page


def press_until_focused(page: Page, key: str, selector: str) -> None:
    """Press a key until the element has the focus."""
    for _ in range(100):
        page.keyboard.press(key)
        if page.locator(selector).first.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{selector} is not reached with {key}")


def test_a_node_is_reached_with_tab_shown_as_focused_and_followed_with_enter(page: Page, served: StaticServer) -> None:
    press_until_focused(page, "Tab", "a.diagram__node[aria-label^=Experiment]")
    node = page.locator("a.diagram__node[aria-label^=Experiment]").first
    assert node.locator("path").evaluate("path => getComputedStyle(path).strokeWidth") == "2px"
    page.keyboard.press("Enter")
    expect(page).to_have_url(served.url + "guides/management/")


def test_a_diagram_is_enlarged_and_closed_by_keyboard(page: Page) -> None:
    button = page.get_by_role("button", name=f"Enlarge: {TITLE}")
    before = page.locator(".diagram svg").first.bounding_box()
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=TITLE)
    after = dialog.locator("svg").bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"]
    assert dialog.evaluate("dialog => dialog.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()


def test_the_dialog_closes_with_its_button_and_with_a_click_beside_it(page: Page) -> None:
    dialog = page.get_by_role("dialog", name=TITLE)
    page.get_by_role("button", name=f"Enlarge: {TITLE}").click()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name=f"Enlarge: {TITLE}").click()
    page.mouse.click(3, 3)
    expect(dialog).to_have_count(0)


def test_a_node_of_the_enlarged_diagram_leads_to_its_page(page: Page, served: StaticServer) -> None:
    page.get_by_role("button", name=f"Enlarge: {TITLE}").click()
    page.get_by_role("dialog").get_by_role("link", name="Executor where it runs").click()
    expect(page).to_have_url(served.url + "guides/execution/#choose-an-executor")


def test_axe_finds_nothing_in_the_dialog(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.reload()
        page.get_by_role("button", name=f"Enlarge: {TITLE}").click()
        assert list(axe(page)) == []


def test_a_page_without_a_diagram_loads_nothing_for_one(page: Page, served: StaticServer) -> None:
    assert any("diagrams" in sent.path for sent in served.sent)
    served.sent.clear()
    page.goto(served.url + "about/purpose/", wait_until="networkidle")
    assert [sent.path for sent in served.sent if "diagrams" in sent.path] == []
