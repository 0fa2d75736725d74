"""`feed.xml`: the pages that changed last, as an Atom feed (RFC 4287)."""

from collections.abc import Iterable
from urllib.parse import urljoin
from xml.etree import ElementTree

from after_build.record import Record

FEED = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
LENGTH = 50


def feed(records: Iterable[Record], title: str, site_url: str) -> bytes:
    """Return the feed of the pages that have a date, the newest first; empty if no page has one."""
    dated = [(record.last_modified, record) for record in records if record.last_modified]
    newest = sorted(dated, key=lambda pair: pair[0], reverse=True)[:LENGTH]
    if not newest:
        return b""
    root = ElementTree.Element("feed", xmlns=ATOM)
    _add(root, "title", f"{title}: updated pages")
    _add(root, "id", site_url)
    _add(root, "updated", _midnight(newest[0][0]))
    _add(_add(root, "author"), "name", title)
    _add(root, "link", rel="self", type="application/atom+xml", href=urljoin(site_url, FEED))
    _add(root, "link", rel="alternate", type="text/html", href=site_url)
    for day, record in newest:
        entry = _add(root, "entry")
        _add(entry, "title", record.title)
        _add(entry, "id", record.url)
        _add(entry, "updated", _midnight(day))
        _add(entry, "link", rel="alternate", type="text/html", href=record.url)
        if record.description:
            _add(entry, "summary", record.description)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag, attributes)
    element.text = text or None
    return element


def _midnight(day: str) -> str:
    """Return a day as Atom writes a time: Git's dates are days."""
    return f"{day}T00:00:00Z"
