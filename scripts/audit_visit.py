"""One page in Chromium: what it weighs, what it asks others for, and what axe-core finds in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, Response

from scripts.audit_tools import node_modules
from scripts.static_server import StaticServer

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
DESK, PHONE = (1280, 800), (390, 844)
SHIFTS = """
  window.shift = 0;
  window.moved = [];
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    window.shift += entry.value
    window.moved.push(...entry.sources.map(({node}) => node?.cloneNode().outerHTML ?? node?.nodeName ?? "gone"))
  })).observe({type: "layout-shift", buffered: true});
"""
AGAIN = 2  # visits of a page that has moved
SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth
  return document.documentElement.scrollWidth - width
}"""
SETTLED = "() => document.getAnimations().every(each => !(each instanceof CSSTransition))"
AXE = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"]}).then(result =>
  result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} at ${node.target.join(" ")}`)))"""


@dataclass
class Visit:
    """What visits of one page showed.

    Attributes:
        weight: Bytes that this site sent for the page to a browser with an empty cache, compressed.
        script_weight: Bytes of scripts among them.
        nodes: Elements in the document.
        shift: Cumulative layout shift while loading, the largest of all schemes and widths. A page that moves does so
            in each visit: where it has moved, the smallest shift of three visits counts.
        moved: The elements that moved.
        sideways: Pixels by which the page is wider than a phone.
        external: Addresses asked for that are not of this site.
        errors: Errors in the console, failed requests and uncaught exceptions.
        axe: Findings of axe-core with the place, the scheme and the width.
    """

    weight: int = 0
    script_weight: int = 0
    nodes: int = 0
    shift: float = 0
    moved: str = ""
    sideways: int = 0
    external: set[str] = field(default_factory=set)
    errors: set[str] = field(default_factory=set)
    axe: list[str] = field(default_factory=list)


def visit(browser: Browser, server: StaticServer, path: str) -> Visit:
    """Visit a page in both schemes, at desk and at phone width, each time with an empty cache."""
    found = Visit()
    for scheme, (width, height) in product(SCHEMES, (DESK, PHONE)):
        server.sent.clear()
        with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height}) as context:
            page = context.new_page()
            _listen(page, server.url, found)
            page.add_init_script(SHIFTS)
            page.goto(server.url + path, wait_until="networkidle")
            found.nodes = max(found.nodes, page.locator("*").count())
            shift, moved = page.evaluate("[window.shift, window.moved.join(' ')]")
            found.weight = max(found.weight, sum(sent.size for sent in server.sent))
            found.script_weight = max(
                found.script_weight, sum(sent.size for sent in server.sent if "javascript" in sent.kind)
            )
            if (width, height) == PHONE:
                found.sideways = max(found.sideways, page.evaluate(SIDEWAYS))
            found.axe += [f"{finding} ({scheme}, {width} pixels)" for finding in axe(page)]
        for _ in range(AGAIN if shift else 0):
            again = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height})
            shift = min(shift, _shift(again, server.url + path))
        if shift > found.shift:
            found.shift, found.moved = shift, moved
    return found


def _shift(context: BrowserContext, url: str) -> float:
    """Return by how much a page moves while it loads in a browser with an empty cache."""
    with context:
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.goto(url, wait_until="networkidle")
        return float(page.evaluate("window.shift"))


def axe(page: Page) -> Iterator[str]:
    """What axe-core finds in the page as it is shown when nothing fades or moves any more: rule and element."""
    page.wait_for_function(SETTLED)
    page.add_script_tag(path=node_modules() / "axe-core/axe.min.js")
    yield from page.evaluate(AXE, AXE_TAGS)


def _listen(page: Page, url: str, found: Visit) -> None:
    """Note what the page asks others for, and what goes wrong in it."""

    def answered(response: Response) -> None:
        if response.status >= 400 and response.url != page.url:
            found.errors.add(f"{response.status} for {response.url.removeprefix(url)}")

    page.on(
        "request",
        lambda request: (
            found.external.add(request.url) if not request.url.startswith((url, "data:", "blob:")) else None
        ),
    )
    page.on("response", answered)
    page.on("console", lambda message: found.errors.add(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.errors.add(str(error)))
