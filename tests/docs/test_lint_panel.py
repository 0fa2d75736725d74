"""The panel with findings in a served page: what a writer does with it in Chromium, and that no release has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from doc_lint.findings import Finding
from doc_lint.mkdocs.overlay import inject
from doc_lint.site import Heading, Link, Location
from doc_lint.site import Page as SourcePage
from playwright.sync_api import Browser, Page, expect

from scripts.audit_visit import axe

WHERE = "docs/a.md"
SOURCE = SourcePage(
    "a.md",
    "a/",
    Location(WHERE),
    headings=(Heading(1, "A", "a", Location(WHERE, 1)), Heading(2, "B", "b", Location(WHERE, 5))),
    links=(Link("gone.md", "this page", "body", Location(WHERE, 7, 5)),),
)
DOCUMENT = """\
<!doctype html><html lang="en"><head><title>A</title><style>
  body {{ background: {back}; color: {color} }} a {{ color: {color} }} p {{ margin: 150vh 0 }}
</style></head><body><main><h1 id="a">A</h1><p>See <a href="x">this page</a>.</p>
<h2 id="b">B</h2><p>See <a id="wanted" href="gone.md">this page</a>.</p></main></body></html>
"""


@pytest.fixture(params=[("#fff", "#000"), ("#0b0d10", "#eee")], ids=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page with a finding, on a light and on a dark background."""
    back, color = request.param
    finding = Finding(
        page="a.md", location=Location(WHERE, 7, 5), message="`gone.md` <b>does not</b> exist", rule="broken-link"
    )
    file = tmp_path / "a.html"
    file.write_text(inject(DOCUMENT.format(back=back, color=color), [finding], root=tmp_path, page=SOURCE), "utf-8")
    with browser.new_context() as context:
        opened = context.new_page()
        opened.goto(file.as_uri())
        yield opened


def test_a_finding_is_shown_in_the_page(page: Page) -> None:
    panel = page.locator("#doc-lint")
    expect(panel).to_contain_text("gone.md <b>does not</b> exist")
    panel.get_by_role("button", name="show").press("Enter")
    wanted = page.locator("#wanted")
    expect(wanted).to_be_in_viewport()
    expect(wanted).to_be_focused()
    expect(wanted).to_have_css("outline-style", "solid")
    expect(page.locator('a[href="x"]')).not_to_have_css("outline-style", "solid")


def test_escape_closes_the_panel_and_the_browser_remembers_it(page: Page) -> None:
    panel = page.locator("#doc-lint details")
    page.locator("#doc-lint button").focus()
    page.keyboard.press("Escape")
    expect(panel).not_to_have_attribute("open", "")
    expect(page.locator("#doc-lint summary")).to_be_focused()
    page.reload()
    expect(panel).not_to_have_attribute("open", "")
    page.locator("#doc-lint summary").press("Enter")
    expect(panel).to_have_attribute("open", "")


def test_axe_finds_nothing(page: Page) -> None:
    assert list(axe(page)) == []


def test_no_built_page_has_the_panel(built_site: Path) -> None:
    pages = list(built_site.rglob("*.html"))
    assert pages
    assert not [path for path in pages if 'id="doc-lint"' in path.read_text("utf-8")]
