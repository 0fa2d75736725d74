"""Read the ids and link targets in the HTML of a page's content.

Uses regular expressions instead of an HTML parser: Markdown has escaped all code, and only attributes are needed.
"""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from msgspec.structs import replace

from doc_lint.kept import kept
from doc_lint.site import Link, Location, Page, RenderedPage, Site
from doc_lint.sources.html.tags import unescape

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"""<([a-zA-Z][\w-]*)((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*/?>""")
_ATTRIBUTE = re.compile(r"""(?<![^\s=>"'])([^\s=>"']++)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_INCLUDE = re.compile(r"\{%\s*include|\{!|-8<-|\{\{")


def read_rendered_page(html: str) -> RenderedPage:
    """Return the ids and targets in the HTML of a page's content."""
    ids: set[str] = set()
    targets: set[str] = set()
    for tag, attributes in _TAG.findall(_COMMENT.sub("", html)):
        for name, double, single, bare in _ATTRIBUTE.findall(attributes):
            value = unescape(double or single or bare)
            if name == "id" or (name == "name" and tag == "a"):
                ids.add(value)
            elif name in ("href", "src"):
                targets.add(unquote(value))
    return RenderedPage(frozenset(ids), frozenset(targets))


def with_rendered_pages(site: Site, rendered: Mapping[str, RenderedPage], sources: Mapping[str, str]) -> Site:
    """Return a site with the ids and targets of its rendered pages.

    What is generated before the build is there now, so a file that Git ignores is missing like any other.

    Args:
        site: The site.
        rendered: Ids and targets, by path of the page.
        sources: The Markdown in the file of each page, by path of the page. A link that is only in the HTML is located
            at the first line that includes something, or else at the first line.
    """
    pages = (_with_rendered(page, rendered.get(page.path), sources.get(page.path, "")) for page in site.pages)
    unknown = {fact: why for fact, why in site.unknown.items() if fact != "links"}
    return replace(site, pages=tuple(pages), unknown=unknown, repository=None)


@kept
def _with_rendered(page: Page, rendered: RenderedPage | None, source: str) -> Page:
    if rendered is None:
        return page
    known = {unquote(link.target) for link in page.links} | {unquote(image.target) for image in page.images}
    marker = _INCLUDE.search(source)
    line = source.count("\n", 0, marker.start()) + 1 if marker else 1
    where = Location(page.location.path, line)
    # MkDocs rewrites links to pages that exist. A link to a `.md` file that is still in the HTML is broken.
    added = (target for target in sorted(rendered.targets - known) if target.partition("#")[0].endswith(".md"))
    links = [Link(target, target, "html", where) for target in added if "://" not in target]
    return replace(page, rendered=rendered, links=(*page.links, *links))
