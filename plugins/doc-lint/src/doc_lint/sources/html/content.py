"""Read what the HTML of a page's content has.

Uses regular expressions instead of an HTML parser: Markdown has escaped all code, and only attributes are needed.
"""

import re
from collections.abc import Mapping
from posixpath import basename
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace

from doc_lint.kept import kept
from doc_lint.site import Link, Location, Page, RenderedPage, Site
from doc_lint.site.rendered import bare
from doc_lint.sources.html.tags import unescape

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Most tags have at most a class, such as those of highlighted code.
_OTHER = r"""(?!(?!img)[a-z]+(?: class="[^"<>]*")?>)"""
_TAG = re.compile(rf"""<{_OTHER}([a-zA-Z][\w-]*)((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*/?>""")
_ATTRIBUTE = re.compile(r"""(?<![^\s=>"'])([^\s=>"']++)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CODE = re.compile(r"<(code|pre|script|style)\b[^<]*+(?:<(?!/\1\s*>)[^<]*+)*</\1\s*>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>")
_BRACKETS = re.compile(r"\[([^\[\]]{1,300})\]")
_CONTENT = re.compile(r"(?:^|>)\s*[^<>\s]|<(?:img|svg|video|audio|iframe|object|embed|canvas|input)\b")
_INCLUDE = re.compile(r"\{%\s*include|\{!|-8<-|\{\{")


def read_rendered_page(html: str) -> RenderedPage:
    """Return what the HTML of a page's content has."""
    html = _COMMENT.sub("", html)
    ids: set[str] = set()
    repeated: set[str] = set()
    targets: set[str] = set()
    headings: list[tuple[int, str]] = []
    images: set[str] = set()
    for tag, attributes in _TAG.findall(html):
        values: dict[str, str] = {}
        for name, double, single, bare_value in _ATTRIBUTE.findall(attributes):
            value = values[name] = unescape(double or single or bare_value)
            if name == "id" or (name == "name" and tag == "a"):
                repeated.update({value} & ids if name == "id" else ())
                ids.add(value)
            elif name in ("href", "src"):
                targets.add(unquote(value))
        if tag in _HEADINGS:
            headings.append((int(tag[1]), values.get("id", "")))
        elif tag == "img" and not values.get("alt"):
            images.add(basename(unquote(values.get("src", ""))))
    return RenderedPage(
        frozenset(ids),
        frozenset(targets),
        frozenset(repeated),
        tuple(headings),
        frozenset(images),
        frozenset(map(bare, _BRACKETS.findall(_text(html)))) if "[" in html else frozenset(),
        is_empty=not _CONTENT.search(html),
    )


def _text(html: str) -> str:
    """Return the text of HTML without code and tags."""
    return unescape(_MARKUP.sub("", _CODE.sub("", html)))


def with_rendered_pages(
    site: Site,
    rendered: Mapping[str, RenderedPage],
    sources: Mapping[str, str],
    meta: Mapping[str, Mapping[str, Any]] | None = None,
) -> Site:
    """Return a site with what its rendered pages have.

    What is generated before the build is there now, so a file that Git ignores is missing like any other.

    Args:
        site: The site.
        rendered: What the HTML has, by path of the page.
        sources: The Markdown in the file of each page, by path of the page. A link that is only in the HTML is located
            at the first line that includes something, or else at the first line.
        meta: The front matter of each page as plugins and hooks left it, by path of the page.
    """
    pages = (
        _with_meta(
            _with_rendered(page, rendered.get(page.path), sources.get(page.path, "")), (meta or {}).get(page.path, {})
        )
        for page in site.pages
    )
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


@kept
def _with_meta(page: Page, meta: Mapping[str, Any]) -> Page:
    """Return a page with the keys of its front matter that a plugin or hook added."""
    front = page.front_matter
    if meta.keys() <= front.values.keys():
        return page
    return replace(page, front_matter=replace(front, values={**meta, **front.values}))
