"""A map as one HTML file: the picture, what is apart in it, and the same as tables. It loads nothing.

The script only adds what a document cannot do: the links of a page in the picture, search, zoom and arrow keys.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from doc_lint.reporters.text import count
from doc_lint.review.map.layout import folds
from doc_lint.review.map.records import MapPage, MapSection, SiteMap
from doc_lint.review.map.svg import distance, draw, escape, prose, summary

_LINKS = 40  # links of a page that its row lists
_HEADS = "".join(f'<th scope="col">{name}</th>' for name in ("Page", "Clicks", "Depth", "Linked from", "Links to"))
_TOOLS = (
    '<div class="map-tools" hidden><label>Find a page <input type="search" aria-keyshortcuts="/"></label>'
    '<button type="button" data-zoom="0.8" aria-label="Smaller">−</button>'
    '<button type="button" data-zoom="0">Fit</button>'
    '<button type="button" data-zoom="1.25" aria-label="Larger">+</button>'
    "<p>Point at a page to see its links: solid lines lead from it, dotted ones to it. Keys: arrows, / to search, "
    "+ and −, Esc.</p>"
    '<output aria-live="polite"></output></div>'
)


def render(found: SiteMap) -> str:
    """Return a map as an HTML document."""
    title = f"Map of {escape(found.site)}"
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{style()}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{figure(found)}</main>\n</body>\n</html>\n"
    )


def style() -> str:
    """Return the stylesheet of everything except the picture."""
    return files("doc_lint.review.map").joinpath("map.css").read_text("utf-8")


def figure(found: SiteMap, level: int = 2) -> str:
    """Return the picture with its tools, lists, tables and script.

    Args:
        found: The map.
        level: Level of its headings.
    """
    script = files("doc_lint.review.map").joinpath("map.js").read_text("utf-8")
    parts = [f"<p>{escape(summary(found))}. Only links in the text of pages count, not the nav.{_unknown(found)}</p>"]
    parts += [
        _TOOLS,
        f'<div class="map-picture" tabindex="0" role="region" aria-label="Picture">{draw(found)}</div>',
    ]
    for title, pages in ((found.unreached_label, found.unreached), ("Dead ends", found.dead_ends)):
        if pages:
            items = "".join(f"<li>{_link(found, page.path)} <code>{escape(page.path)}</code></li>" for page in pages)
            parts.append(_folded(level, f"{title}: {count(len(pages), 'page')}", f"<ul>{items}</ul>"))
    if found.copies:
        pairs = ((found.pages[here].path, found.pages[there].path) for here, there in found.copies)
        items = "".join(f"<li>{_link(found, here)} and {_link(found, there)}</li>" for here, there in pairs)
        parts.append(_folded(level, f"Near-duplicates: {count(len(found.copies), 'pair')}", f"<ul>{items}</ul>"))
    parts.append(f"<h{level}>Pages by section</h{level}>")
    parts += (_section(found, number, section) for number, section in enumerate(found.sections))
    return "\n".join(f"{part}" for part in parts) + f"\n<script>\n{script}</script>\n"


def _unknown(found: SiteMap) -> str:
    return f" Some links or pages may be missing: {prose(found.unknown)}." if found.unknown else ""


def _folded(level: int, title: str, content: str) -> str:
    return f"<h{level}>{title.partition(':')[0]}</h{level}>\n<details><summary>{title}</summary>{content}</details>"


def _section(found: SiteMap, number: int, section: MapSection) -> str:
    paths = section.all_pages()
    far = sum(found.pages[found.number[path]].clicks is None for path in paths) if found.starts else 0
    not_reached = f", {far} {found.unreached_label.lower()}" if far else ""
    rows = "".join(_rows(found, section, ""))
    return (
        f'<details class="map-section" id="map-s{number}"{" open" * (not folds(found, section))}>'
        f"<summary><b>{escape(section.title)}</b>: {count(len(paths), 'page')}{not_reached}</summary>"
        f'<div class="scroll" tabindex="0" role="region" aria-label="Section {number + 1}: {escape(section.title)}">'
        f"<table><thead><tr>{_HEADS}</tr></thead>{rows}</table></div></details>"
    )


def _rows(found: SiteMap, section: MapSection, above: str) -> Iterator[str]:
    """Yield a body of the table for the pages of a section, and for those of each section in it."""
    head = f'<tr><th scope="rowgroup" colspan="5">{escape(above)}</th></tr>' if above else ""
    if section.pages:
        yield f"<tbody>{head}{''.join(_row(found, path) for path in section.pages)}</tbody>"
    for below in section.sections:
        yield from _rows(found, below, f"{above} / {below.title}" if above else below.title)


def _row(found: SiteMap, path: str) -> str:
    number = found.number[path]
    page = found.pages[number]
    name = f"<b>{escape(page.title)}</b>"
    linked = f'<a href="{escape(page.url)}">{name}</a>' if page.url else name
    copied = f"<br>Near-duplicate of {_list(found, page.copies)}" if page.copies else ""
    far = "bad" if page.clicks is None and found.starts else ""
    cells = (
        distance(found, page),
        str(page.depth),
        str(found.linked_from[path]),
        _list(found, page.links) or "dead end",
    )
    return (
        f'<tr id="map-p{number}"><th scope="row">{linked}<br><code>{escape(path)}</code>{copied}</th>'
        f'<td class="{far}">{"</td><td>".join(cells)}</td></tr>'
    )


def _list(found: SiteMap, paths: Iterable[str]) -> str:
    known = [path for path in paths if path in found.number]
    more = f" and {len(known) - _LINKS} more" if len(known) > _LINKS else ""
    return ", ".join(_link(found, path) for path in known[:_LINKS]) + more


def _link(found: SiteMap, path: str) -> str:
    page: MapPage = found.pages[found.number[path]]
    return f'<a href="#map-p{found.number[path]}">{escape(page.title)}</a>'
