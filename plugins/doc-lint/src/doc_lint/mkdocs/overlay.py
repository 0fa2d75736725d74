"""Show the findings of a page in the page itself while `mkdocs serve` runs.

All styles are inline, with fixed colors that are readable on light and dark pages, so themes don't affect the panel and
it loads no files. If the page has an `<article>`, the panel is inside it, so that themes that replace only the content
on navigation replace the panel, too.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from doc_lint.findings import Finding
from doc_lint.reporters.printable import printable_finding

_CLOSING_TAGS = ("</article>", "</main>", "</body>")
_COLORS = {"error": "#ff8a80", "warning": "#ffd180", "info": "#82b1ff"}
_PANEL = (
    "position:fixed;right:1rem;bottom:1rem;z-index:2147483000;box-sizing:border-box;"
    "width:min(44rem,calc(100vw - 2rem));max-height:45vh;overflow:auto;padding:.75rem 1rem;"
    "border:1px solid #8a93a6;border-radius:.5rem;background:#1d2330;"
    "color:#f4f6fb;font:14px/1.45 system-ui,sans-serif;text-align:left;box-shadow:0 4px 24px rgba(0,0,0,.45)"
)
_BUTTON = (
    "float:right;margin:0 0 .25rem .75rem;padding:.1rem .6rem;border:1px solid #8a93a6;border-radius:.25rem;"
    "background:#2b3344;color:#f4f6fb;font:inherit;cursor:pointer"
)
_CODE = "padding:0 .2em;border-radius:.2em;background:#2b3344;color:inherit;font:.92em ui-monospace,monospace"


def inject(html: str, findings: Sequence[Finding]) -> str:
    """Return a page with a panel of its findings; the unchanged page if there are none.

    Args:
        html: The whole page.
        findings: The findings about the page.
    """
    at = next((index for tag in _CLOSING_TAGS if (index := html.rfind(tag)) >= 0), -1)
    return f"{html[:at]}{panel(findings)}{html[at:]}" if findings and at >= 0 else html


def panel(findings: Sequence[Finding]) -> str:
    """Return the panel as HTML."""
    number = f"{len(findings)} finding{'s' * (len(findings) != 1)} on this page"
    items = "".join(_item(finding) for finding in findings)
    return (
        f'<aside id="doc-lint" aria-label="doc-lint" style="{_PANEL}">'
        f'<button type="button" style="{_BUTTON}" onclick="this.parentNode.remove()">Dismiss</button>'
        f'<strong style="color:inherit">doc-lint: {number}</strong>'
        f'<ul style="margin:.5rem 0 0;padding:0;list-style:none;color:inherit">{items}</ul></aside>'
    )


def _item(finding: Finding) -> str:
    finding = printable_finding(finding)
    lines = [
        f'<span style="color:{_COLORS[finding.severity]}">{finding.severity}</span> '
        f"{_with_code(finding.message)} {_rule(finding)}",
        f"at {_with_code(f'`{finding.location}`')}",
        *(f"{_with_code(f'`{place.location}`')}: {_with_code(place.message)}" for place in finding.related),
        *([f"hint: {_with_code(finding.hint)}"] if finding.hint else []),
    ]
    return f'<li style="margin:.5rem 0 0;padding:0;color:inherit;font-size:14px">{"<br>".join(lines)}</li>'


def _rule(finding: Finding) -> str:
    name = f"[{escape(finding.rule)}]"
    return f'<a href="{escape(finding.url)}" style="color:#80d8ff">{name}</a>' if finding.url else name


def _with_code(text: str) -> str:
    """Return a sentence as HTML, with text in backticks as `<code>`."""
    return re.sub(r"`([^`]+)`", rf'<code style="{_CODE}">\1</code>', escape(text))


def by_page(findings: Iterable[tuple[str, Finding]]) -> dict[str, list[Finding]]:
    """Group pairs of page and finding by page."""
    pages: dict[str, list[Finding]] = {}
    for page, finding in findings:
        pages.setdefault(page, []).append(finding)
    return pages
