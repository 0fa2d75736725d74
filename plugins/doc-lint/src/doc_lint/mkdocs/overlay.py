"""Show findings in the page while `mkdocs serve` runs: a badge with their number, which opens a panel.

All styles are inline, with fixed colors that are readable on light and dark pages, so themes don't affect the panel and
it loads no files. If the page has an `<article>`, the panel is inside it, so that themes that replace only the content
on navigation replace the panel, too.
"""

import os
import re
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from doc_lint.findings import Finding
from doc_lint.mkdocs.marks import mark
from doc_lint.reporters.printable import printable, printable_finding
from doc_lint.reporters.text import count
from doc_lint.site import Location, Page, Site

_CLOSING_TAGS = ("</article>", "</main>", "</body>")
_COLORS = {"error": "#ff8a80", "warning": "#ffd180", "info": "#82b1ff"}
_PANEL = (
    "position:fixed;right:1rem;bottom:1rem;z-index:2147483000;box-sizing:border-box;"
    "max-width:min(44rem,calc(100vw - 2rem));max-height:45vh;overflow:auto;"
    "border:1px solid #8a93a6;border-radius:.5rem;background:#1d2330;"
    "color:#f4f6fb;font:14px/1.45 system-ui,sans-serif;text-align:left;box-shadow:0 4px 24px rgba(0,0,0,.45)"
)
# Themes style `details` and `summary`, so each property that they set is set again.
_DETAILS = "all:unset;display:block;padding:.4rem .9rem;color:inherit"
_SUMMARY = "all:revert;display:list-item;cursor:pointer;font-weight:bold;color:inherit"
_LIST = "margin:.25rem 0 .5rem;padding:0;list-style:none;color:inherit"
_LINK = "color:#80d8ff"
_SHOWN = 20  # pages and files with findings, other than this page
_REMEMBER = "localStorage.setItem('doc-lint',this.open)"
_CLOSE = "if(event.key=='Escape'){this.open=false;this.firstChild.focus()}"
_RESTORE = "if(localStorage.getItem('doc-lint')=='false')document.querySelector('#doc-lint details').open=false"
_BUTTON = (
    "all:revert;padding:0 .4em;min-height:24px;border:1px solid #8a93a6;border-radius:.2em;background:#2b3344;"
    "color:#80d8ff;font:inherit;cursor:pointer"
)
# Outlines the shortest element with the text that comes after the heading, or else the heading.
_SHOW = """\
var button=event.target.closest('[data-text]');if(button){\
var plain=text=>text.replace(/`/g,'').replace(/\\s+/g,' ').trim(),after=document.getElementById(button.dataset.after),\
found=[...document.querySelectorAll('h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,pre,a')].filter(each=>\
!each.closest('#doc-lint,nav')&&plain(each.textContent).includes(plain(button.dataset.text))&&\
(!after||each.contains(after)||after.contains(each)||after.compareDocumentPosition(each)&4))\
.sort((one,other)=>one.textContent.length-other.textContent.length)[0]||after;\
document.querySelectorAll('[data-doc-lint]').forEach(each=>each.style.outline='');\
if(found){found.dataset.docLint='';found.style.outline='3px solid #e5007d';found.tabIndex=-1;found.focus();\
found.scrollIntoView({block:'center'})}}"""
_NO_SITE, _HERE = Site(()), Path()
_CODE = "padding:0 .2em;border-radius:.2em;background:#2b3344;color:inherit;font:.92em ui-monospace,monospace"


class Elsewhere(Struct, frozen=True):
    """The findings about another page, or in a file that is not a page.

    Attributes:
        subject: The page or file.
        url: URL of the page, relative to the current one; empty for a file.
        findings: The findings.
    """

    subject: str
    url: str
    findings: Sequence[Finding]


def inject(
    html: str,
    here: Sequence[Finding],
    elsewhere: Sequence[Elsewhere] = (),
    root: Path | None = None,
    page: Page | None = None,
) -> str:
    """Return a page with a panel; the unchanged page if the site has no findings.

    Args:
        html: The whole page.
        here: The findings about the page.
        elsewhere: The other findings of the site.
        root: The folder that locations are relative to. If it is given, and the environment variable DOC_LINT_EDITOR
            is a URL such as `vscode://file{path}:{line}:{column}`, locations open in that editor.
        page: The page; with it, findings about its text have a button that shows the place.
    """
    return insert(html, panel(here, elsewhere, root, page)) if here or elsewhere else html


def insert(html: str, addition: str) -> str:
    """Return a page with a panel or what requests it; the unchanged page if it has no content."""
    at = next((index for tag in _CLOSING_TAGS if (index := html.rfind(tag)) >= 0), -1)
    return f"{html[:at]}{addition}{html[at:]}" if at >= 0 else html


def request_panel(url: str) -> str:
    """Return a script that takes the place of a panel until a server has sent that. Without JavaScript, it is nothing.

    Args:
        url: The address of the panel, quoted.
    """
    return (
        "<script>(script=>fetch('" + url + "').then(answer=>answer.ok?answer.text():'').then(html=>"
        "script.replaceWith(document.createRange().createContextualFragment(html))))(document.currentScript)</script>"
    )


def panel(
    here: Sequence[Finding],
    elsewhere: Sequence[Elsewhere] = (),
    root: Path | None = None,
    page: Page | None = None,
) -> str:
    """Return the panel as HTML.

    It is open on a page with findings, until the reader closes it; a browser remembers that. Escape closes it.
    """
    found, others = count(len(here), "finding"), sum(len(each.findings) for each in elsewhere)
    items = "".join(_item(finding, root, page) for finding in here)
    files = "".join(_other(each, root) for each in elsewhere[:_SHOWN])
    more = f"<li>and {len(elsewhere) - _SHOWN} more pages and files</li>" if len(elsewhere) > _SHOWN else ""
    return (
        f'<aside id="doc-lint" aria-label="doc-lint" style="{_PANEL}">'
        f'<details style="{_DETAILS}"{" open" * bool(here)} ontoggle="{_REMEMBER}" onkeydown="{_CLOSE}" '
        f'onclick="{escape(_SHOW)}">'
        f'<summary style="{_SUMMARY}">doc-lint: {found} on this page, {others} elsewhere</summary>'
        f'<ul style="{_LIST}">{items}</ul>'
        + (f'<strong style="color:inherit">Elsewhere</strong><ul style="{_LIST}">{files}{more}</ul>' if files else "")
        + f"</details><script>{_RESTORE}</script></aside>"
    )


def _item(finding: Finding, root: Path | None, page: Page | None = None) -> str:
    show = _button(page, finding) if page else ""
    at, finding = finding.location, printable_finding(finding)
    lines = [
        f'<span style="color:{_COLORS[finding.severity]}">{finding.severity}</span> '
        f"{_with_code(finding.message)} {_rule(finding)}",
        f"at {_place(at, root)}{show}",
        *(f"{_place(place.location, root)}: {_with_code(place.message)}" for place in finding.related),
        *([f"hint: {_with_code(finding.hint)}"] if finding.hint else []),
    ]
    return f'<li style="margin:.5rem 0 0;padding:0;color:inherit;font-size:14px">{"<br>".join(lines)}</li>'


def _button(page: Page, finding: Finding) -> str:
    """Return a button that shows in the page what a finding is about; nothing if that is not text of the page."""
    found = mark(page, finding)
    return (
        f' <button type="button" style="{_BUTTON}" data-text="{escape(printable(found.text))}" '
        f'data-after="{escape(found.after)}">show</button>'
        if found
        else ""
    )


def _other(each: Elsewhere, root: Path | None) -> str:
    name = _with_code(printable(f"`{each.subject}`"))
    if each.url:
        found = count(len(each.findings), "finding")
        link = f'<a href="{escape(each.url)}" style="{_LINK}">{name}</a>'
        return f'<li style="font-size:14px">{link}: {found}</li>'
    return "".join(_item(finding, root) for finding in each.findings)


def _place(location: Location, root: Path | None) -> str:
    shown, editor = _with_code(printable(f"`{location}`")), os.environ.get("DOC_LINT_EDITOR", "")
    if not editor or root is None or "://" in location.path:
        return shown
    values = {
        "path": quote(os.fsencode(root / location.path)),
        "line": str(location.line),
        "column": str(location.column),
    }
    url = re.sub(r"\{(path|line|column)\}", lambda found: values[found[1]], editor)
    return f'<a href="{escape(url)}" style="{_LINK}">{shown}</a>'


def _rule(finding: Finding) -> str:
    name = f"[{escape(finding.rule)}]"
    return f'<a href="{escape(finding.url)}" style="{_LINK}">{name}</a>' if finding.url else name


def _with_code(text: str) -> str:
    """Return a sentence as HTML, with text in backticks as `<code>`."""
    return re.sub(r"`([^`]+)`", rf'<code style="{_CODE}">\1</code>', escape(text))


class PageFindings:
    """The findings of a site by the page or file that they are about.

    Args:
        findings: The findings.
        site: The site.
        root: The folder that locations are relative to.
    """

    def __init__(self, findings: Iterable[Finding] = (), site: Site = _NO_SITE, root: Path = _HERE):
        self.by_subject: dict[str, list[Finding]] = {}
        for finding in findings:
            self.by_subject.setdefault(finding.subject, []).append(finding)
        self.pages, self.by_url = site.page_by_path, site.page_by_url
        self.root = root

    def panel(self, path: str) -> str:
        """Return the panel of a page; nothing if the site has no findings.

        Args:
            path: Path of the page's source in the docs folder.
        """
        if not self.by_subject:
            return ""
        page = self.pages.get(path)
        up = "../" * page.url.count("/") if page else ""
        elsewhere = [
            Elsewhere(subject, (f"{up}{quote(other.url)}" or "./") if (other := self.pages.get(subject)) else "", found)
            for subject, found in self.by_subject.items()
            if subject != path
        ]
        return panel(self.by_subject.get(path, ()), elsewhere, self.root.absolute(), page)
