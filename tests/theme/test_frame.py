"""The frame around the text, in the browser: tabs, breadcrumbs, colours, small screens, paper, and no JavaScript."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from scripts.audit_site import KINDS
from scripts.audit_visit import PHONE, SIDEWAYS, axe
from scripts.static_server import StaticServer

Open = Callable[..., Page]
API_PAGE = "apidocs/run/run.experiment/"
SHORT_PAGE = "apidocs/cli/cli.api.FactoryProtocol/"  # shorter than its sidebar


@pytest.fixture
def open_page(browser: Browser, served: StaticServer) -> Iterator[Open]:
    """Open a page of the site, in a browser with such options."""
    contexts = []

    def new(path: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]  # those of Playwright
        contexts.append(context)
        page = context.new_page()
        page.goto(served.url + path)
        return page

    yield new
    for context in contexts:
        context.close()


def background(page: Page) -> str:
    """The colour of the page's ground."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_tab_of_the_section_is_marked_and_another_one_leads_to_its_landing_page(open_page: Open) -> None:
    page = open_page("guides/ray/")
    tabs = page.get_by_role("navigation", name="Tabs")
    expect(tabs.locator(".md-tabs__item--active")).to_have_text("Guides")
    tabs.get_by_role("link", name="Integrations").click()
    expect(page.locator("h1")).to_contain_text("Integrations")


def test_breadcrumbs_lead_up_to_the_home_page(open_page: Open) -> None:
    page = open_page(API_PAGE)
    crumbs = page.get_by_role("navigation", name="Breadcrumbs")
    assert crumbs.get_by_role("link").all_inner_texts() == ["Home", "References", "API Reference", "Run"]
    crumbs.get_by_role("link", name="API Reference").click()
    expect(page.locator("h1")).to_contain_text("API")
    crumbs.get_by_role("link", name="Home").click()
    expect(page.locator("h1")).to_contain_text("NeMo Run")


def test_the_first_tab_stop_is_a_link_to_the_text_and_can_be_seen(open_page: Open) -> None:
    page = open_page("guides/ray/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    assert skip.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"


@pytest.mark.parametrize(("scheme", "expected"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(18, 21, 15)")])
def test_colours_follow_the_system(open_page: Open, scheme: Literal["light", "dark"], expected: str) -> None:
    assert background(open_page("", color_scheme=scheme)) == expected


def test_a_reader_chooses_light_or_dark_and_the_choice_is_kept(open_page: Open) -> None:
    page = open_page("", color_scheme="light")
    page.get_by_title("Switch to light mode").click()
    page.get_by_title("Switch to dark mode").click()
    assert background(page) == "rgb(18, 21, 15)"
    page.reload()
    assert background(page) == "rgb(18, 21, 15)"
    page.get_by_title("Follow the system").click()
    assert background(page) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_page_is_read_without_javascript(open_page: Open, path: str) -> None:
    page = open_page(path, java_script_enabled=False)
    assert len(page.locator("article").inner_text()) > 1000
    assert page.get_by_role("navigation", name="Tabs").get_by_role("link").count() == 7
    assert page.locator("dialog, .diagram__enlarge, [role=alertdialog]").count() == 0


@pytest.mark.parametrize("path", [*KINDS.values(), "404.html"], ids=[*KINDS, "not found"])
def test_a_phone_without_javascript_scrolls_no_page_sideways(browser: Browser, served: StaticServer, path: str) -> None:
    """With JavaScript, the audit checks every page."""
    with browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}) as context:
        page = context.new_page()
        page.route("**/*.js", lambda route: route.abort())
        page.goto(served.url + path)
        assert page.evaluate(SIDEWAYS) == 0


def test_a_phone_opens_the_nav_in_a_drawer(open_page: Open) -> None:
    page = open_page("guides/ray/", viewport={"width": PHONE[0], "height": PHONE[1]})
    nav = page.get_by_role("navigation", name="Navigation")
    expect(nav.get_by_role("link", name="Packaging")).not_to_be_in_viewport()
    page.get_by_role("button", name="Menu").click()
    nav.get_by_role("link", name="Packaging").click()
    expect(page.locator("h1")).to_contain_text("Package Code for Deployment")


def test_a_landing_page_says_first_what_it_is_for(open_page: Open) -> None:
    page = open_page("get-started/")
    panel = page.locator(".landing-panel")
    assert panel.locator("dt").all_inner_texts() == ["Purpose", "Audience", "Prerequisites"]
    expect(panel).to_be_in_viewport(ratio=1)


def test_a_card_is_one_target_and_leads_to_its_page(open_page: Open) -> None:
    page = open_page("get-started/")
    card = page.locator(".next-steps li").filter(has_text="Quick Start")
    card.locator("p").last.click(force=True)  # the link covers the text
    expect(page.locator("h1")).to_contain_text("Quick Start")


def test_paper_has_the_text_and_nothing_of_the_frame(open_page: Open) -> None:
    page = open_page("guides/ray/")
    page.emulate_media(media="print")
    expect(page.locator("article h1")).to_be_visible()
    for frame in (
        "header.md-header",
        ".md-tabs",
        ".md-sidebar",
        ".md-path",
        "footer.md-footer",
        ".page-actions",
        ".md-code__nav",
    ):
        assert page.locator(frame).filter(visible=True).count() == 0, frame


def test_nothing_moves_for_readers_who_ask_for_that(open_page: Open) -> None:
    page = open_page("get-started/", reduced_motion="reduce")
    moving = "all => all.filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    assert page.locator("*").evaluate_all(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_footer_of_a_short_page_has_its_place_before_the_script_has_run(
    browser: Browser, served: StaticServer
) -> None:
    tops = []
    for script in ("without", "with"):
        with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
            page = context.new_page()
            if script == "without":
                page.route("**/bundle.*", lambda route: route.abort())
            page.goto(served.url + SHORT_PAGE, wait_until="networkidle")
            tops.append(page.locator(".md-footer").evaluate("footer => footer.getBoundingClientRect().top"))
    assert tops[0] == tops[1] < 800


@pytest.mark.parametrize("path", ["", "guides/ray/", SHORT_PAGE, "404.html"])
@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, {"width": 390, "height": 844}])
def test_the_footer_is_as_high_before_its_links_are_there(open_page: Open, path: str, viewport: dict[str, int]) -> None:
    heights = "footer => [footer.offsetHeight, (footer.replaceChildren(), footer.offsetHeight)]"
    full, empty = open_page(path, viewport=viewport).locator(".md-footer").evaluate(heights)
    assert full == empty


def test_the_drawer_is_opened_and_closed_by_keyboard(open_page: Open) -> None:
    page = open_page("guides/ray/", viewport={"width": PHONE[0], "height": PHONE[1]})
    link = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Packaging")
    menu = page.get_by_role("button", name="Menu")
    expect(link).to_be_hidden()
    for _ in range(2):  # the link that skips to the text comes first
        page.keyboard.press("Tab")
    expect(menu).to_be_focused()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(link).to_be_in_viewport()
        assert [*axe(page)] == []
        link.focus()
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("aria-expanded", "false")


def test_without_scripts_a_label_opens_the_drawer(browser: Browser, served: StaticServer) -> None:
    viewport: ViewportSize = {"width": PHONE[0], "height": PHONE[1]}
    with browser.new_context(viewport=viewport, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served.url + "guides/ray/")
        expect(page.locator(".drawer-button")).to_be_hidden()
        page.locator("label.md-header__button[for=__drawer]").click()
        link = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Packaging")
        expect(link).to_be_in_viewport()


def test_a_wide_window_has_no_button_for_a_drawer(open_page: Open) -> None:
    page = open_page("guides/ray/", viewport={"width": 1440, "height": 900})
    expect(page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Packaging")).to_be_in_viewport()
    expect(page.locator(".drawer-button")).to_be_hidden()


def test_the_search_index_is_fetched_when_the_search_is_opened(open_page: Open, served: StaticServer) -> None:
    served.sent.clear()
    page = open_page("guides/ray/")
    page.wait_for_load_state("networkidle")
    assert [sent.path for sent in served.sent if re.search("/search/|/workers/", sent.path)] == []
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("RayCluster")
    page.locator(".md-search-result__link").first.wait_for()
    asked = [Path(sent.path).name for sent in served.sent if "/search/" in sent.path]
    assert asked.count("ranking.json") == 1
    assert "search_index.json" not in asked, "it has what the ranking is made from"


def test_an_unknown_address_has_a_page_with_search_and_sections(open_page: Open) -> None:
    page = open_page("guides/no-such-page/deep/")
    expect(page.locator("h1")).to_have_text("Page not found")
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("packager")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("article").get_by_role("link", name="Guides").click()
    expect(page.locator("h1")).to_contain_text("Guides")


def test_scripts_let_the_browser_compute_the_styles_of_the_whole_page_once_at_most(open_page: Open) -> None:
    page = open_page("llms.txt", viewport=ViewportSize(width=390, height=844))
    session, events = page.context.new_cdp_session(page), list[dict[str, Any]]()
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    categories = ["devtools.timeline", "disabled-by-default-devtools.timeline.stack"]
    session.send("Tracing.start", {"traceConfig": {"includedCategories": categories}})
    page.goto(page.url.removesuffix("llms.txt") + "guides/execution/")
    page.locator(".md-typeset__scrollwrap[tabindex]").first.wait_for(state="attached")
    page.get_by_role("button", name="Copy").first.wait_for()
    ended = list[object]()
    session.on("Tracing.tracingComplete", lambda _: ended.append(True))
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(20)

    elements = page.evaluate("document.querySelectorAll('body *').length")
    computed = [event["args"] for event in events if event["name"] == "UpdateLayoutTree" and "args" in event]
    by_scripts = [args for args in computed if args.get("beginData", {}).get("stackTrace")]
    assert by_scripts, "the trace has none at all: its names have changed"
    assert sum(args["elementCount"] > elements / 2 for args in by_scripts) <= 1
