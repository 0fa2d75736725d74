"""Code blocks and tables in the browser: no word is broken, and nothing is cut or covered that need not be."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from scripts.audit_site import KINDS
from scripts.audit_visit import PHONE, SIDEWAYS
from scripts.static_server import StaticServer

PAGES = [
    *KINDS.values(),
    "guides/launchers/",
    "guides/troubleshooting/",
    "references/cli-reference/",
    "references/executors/kuberay/",
    "apidocs/core/core.execution.slurm.SlurmExecutor/",
]
DESK, LARGE = (1440, 900), (2560, 1300)
LONGEST_LINE = 82  # of a program
FITS_ON_A_PHONE = 40  # letters of code

BROKEN_WORDS = """phone => [...document.querySelectorAll("article :is(td, th)")].flatMap(cell => {
  const found = [], texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode, word = text.parentElement.closest("code") ? /\\S+/g : /[\\p{L}\\p{N}_]+/gu
    for (const {index, 0: letters} of text.data.matchAll(word)) {
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + letters.length)
      const lines = new Set([...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top)))
      if (lines.size > 1 && letters.length <= phone) found.push(letters)
    }
  }
  return found
})"""
CUT_PROGRAMS = """longest => [...document.querySelectorAll(".language-python > pre > code")]
  .filter(code => code.scrollWidth > code.clientWidth)
  .map(code => code.textContent).filter(text => text.split("\\n").every(line => line.length <= longest))"""
COVERED_CODE = """() => [...document.querySelectorAll("pre > code")].filter(code => {
  const button = code.parentElement.querySelector(".md-code__nav")?.getBoundingClientRect()
  return button && button.left < code.getBoundingClientRect().right
}).map(code => code.textContent)"""


@pytest.fixture(scope="module", params=[DESK, PHONE, LARGE], ids=["desk", "phone", "large"])
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A browser window of such a size."""
    width, height = request.param
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        yield context.new_page()


@pytest.mark.parametrize("path", PAGES)
def test_no_word_is_broken_and_no_code_is_covered(window: Page, served: StaticServer, path: str) -> None:
    window.goto(served.url + path)
    if window.locator("pre > code").count():
        window.locator(".md-code__nav").first.wait_for(state="attached")
    assert window.evaluate(BROKEN_WORDS, FITS_ON_A_PHONE) == []
    assert window.evaluate(COVERED_CODE) == []
    assert window.evaluate(SIDEWAYS) == 0
    if window.viewport_size != {"width": PHONE[0], "height": PHONE[1]}:
        assert window.evaluate(CUT_PROGRAMS, LONGEST_LINE) == []


def test_a_phone_shows_a_row_as_a_list_with_the_names_of_the_columns(browser: Browser, served: StaticServer) -> None:
    with browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}) as context:
        page = context.new_page()
        page.goto(served.url + "guides/launchers/")
        row = page.locator("article tbody tr").first
        tops = row.locator("th, td").evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().top)")
        assert tops == sorted(set(tops))
        assert row.locator("td").first.get_attribute("data-column") == "By name"
        content = row.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert content.replace('" "', "") == '"By name: "'


def test_a_phone_shows_the_whole_command_that_installs(browser: Browser, served: StaticServer) -> None:
    with browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}) as context:
        page = context.new_page()
        page.goto(served.url)
        code = page.locator("pre > code", has_text="pip install").first
        assert code.evaluate("code => code.scrollWidth <= code.clientWidth")


def test_code_fades_where_it_is_cut_and_nowhere_else(browser: Browser, served: StaticServer) -> None:
    fade = "code => getComputedStyle(code).getPropertyValue('--site-cut-right')"
    with browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(served.url + "guides/execution/")
        cut = page.locator("pre > code").first
        assert cut.evaluate("code => code.scrollWidth > code.clientWidth")
        page.wait_for_function(f"() => parseFloat(({fade})(document.querySelector('pre > code'))) > 0")
        cut.evaluate("code => code.scrollLeft = code.scrollWidth")
        page.wait_for_function(f"() => parseFloat(({fade})(document.querySelector('pre > code'))) == 0")
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        assert cut.evaluate("code => code.scrollWidth <= code.clientWidth")
        assert cut.evaluate(fade) == "0px"
