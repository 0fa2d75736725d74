"""The map and the review of this site, opened from disk in Chromium without a network."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from doc_lint.cli.load import Loaded
from doc_lint.engine import Facts, lint
from doc_lint.review import Review, html, survey
from doc_lint.review.map import html as map_html
from doc_lint.review.map.records import MapPage, MapSection, SiteMap
from msgspec.structs import replace
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.audit_visit import DESK, PHONE, SCHEMES, SIDEWAYS, axe

ROOT = Path(__file__).parents[2]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def review(loaded: Loaded) -> Review:
    facts = Facts(loaded.site)
    report = lint(loaded.site, loaded.options, facts=facts)
    return survey(facts, loaded.options, report, name="NeMo Run", summary="", today=date(2026, 1, 1))


@pytest.fixture(scope="module")
def site_map(review: Review) -> SiteMap:
    """The map, with a page that is not reached and two near-duplicates."""
    pages = list(review.map.pages)
    pages[3] = replace(pages[3], clicks=None, links=())
    pages[4] = replace(pages[4], copies=(pages[9].path,))
    pages[9] = replace(pages[9], copies=(pages[4].path,))
    return replace(review.map, pages=tuple(pages))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a document from disk, offline. Anything that it asks for, and any error, fails the test."""
    contexts = []
    trouble: list[str] = []

    def open_document(text: str, **options: object) -> Page:
        file = tmp_path / "document.html"
        file.write_text(text, "utf-8")
        contexts.append(browser.new_context(offline=True, **options))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.on("request", lambda asked: trouble.append(asked.url) if asked.url != file.as_uri() else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(file.as_uri())
        return page

    yield open_document
    for context in contexts:
        context.close()
    assert trouble == []


def mark(page: Page, number: int) -> Locator:
    return page.locator(f'a.mark[data-page="{number}"][data-to]')


def test_axe_finds_nothing_in_the_map_and_the_review(opened: Open, site_map: SiteMap, review: Review) -> None:
    for text in (map_html.render(site_map), html.render(review)):
        for scheme, (width, height) in zip(SCHEMES, (DESK, PHONE), strict=True):
            page = opened(text, color_scheme=scheme, viewport={"width": width, "height": height})
            assert list(axe(page)) == []
            assert page.evaluate(SIDEWAYS) <= 0


def test_it_can_be_read_without_scripts(opened: Open, site_map: SiteMap) -> None:
    page = opened(map_html.render(site_map), java_script_enabled=False)
    title = site_map.pages[3].title
    expect(page.locator("svg .unreached")).to_be_visible()
    expect(page.locator("svg").get_by_text(title, exact=True).first).to_be_visible()
    expect(page.locator("#map-p3")).to_contain_text("not reached")
    expect(page.locator(".map-tools")).to_be_hidden()


def test_a_page_in_focus_shows_its_links_and_arrow_keys_lead_to_others(opened: Open, site_map: SiteMap) -> None:
    page = opened(map_html.render(site_map))
    first, lines = site_map.pages[0], page.locator("svg .link.out")
    mark(page, 0).focus()
    expect(lines).to_have_count(len(first.links))
    expect(page.locator("svg .link.in")).to_have_count(site_map.linked_from[first.path])
    expect(page.locator(".map-tools output")).to_contain_text(f"Links to {len(first.links)} pages")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.page") != "0"
    page.keyboard.press("Escape")
    expect(lines).to_have_count(0)
    mark(page, 5).hover()
    expect(lines).to_have_count(len(site_map.pages[5].links))


def test_a_page_that_is_chosen_leads_to_its_row(opened: Open, site_map: SiteMap) -> None:
    page = opened(map_html.render(site_map))
    page.locator("details").evaluate_all("all => all.forEach(each => each.open = false)")
    mark(page, 40).click()
    expect(page.locator("#map-p40")).to_be_in_viewport()


def test_search_and_zoom(opened: Open, site_map: SiteMap) -> None:
    page = opened(map_html.render(site_map))
    found = [number for number, each in enumerate(site_map.pages) if "slurm" in f"{each.title} {each.path}".lower()]
    page.keyboard.press("/")
    page.keyboard.type("SLURM")
    expect(page.locator(".map-tools output")).to_have_text(f"{len(found)} pages found")
    expect(page.locator("svg a.mark[data-to].near")).to_have_count(len(found))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.page") == str(found[0])
    width = page.locator("svg").evaluate("each => each.getBoundingClientRect().width")
    page.keyboard.press("+")
    assert page.locator("svg").evaluate("each => each.getBoundingClientRect().width") > width


def test_folded_tables_of_a_large_site_open_by_a_click_and_are_printed(opened: Open) -> None:
    paths = [f"{number}.md" for number in range(2000)]
    sections = tuple(MapSection(title=f"S{n}", pages=tuple(paths[n * 400 : (n + 1) * 400])) for n in range(5))
    pages = tuple(MapPage(path=path, title=path, clicks=n % 7, links=(paths[0],)) for n, path in enumerate(paths))
    page = opened(map_html.render(SiteMap(starts=("0.md",), sections=sections, pages=pages)))
    assert list(axe(page)) == []
    row = page.locator("#map-p1999")
    expect(row).to_be_hidden()
    page.locator("svg").get_by_text("S4", exact=True).click()
    expect(row).to_be_visible()
    page.reload()
    page.emulate_media(media="print")
    assert page.locator("#map-p0").evaluate("each => each.checkVisibility({contentVisibilityAuto: true})")
    expect(page.locator(".map-tools")).to_be_hidden()
