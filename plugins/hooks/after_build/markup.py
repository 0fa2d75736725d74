"""The HTML of a page's text as a tree, which everything that is written from it shares."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias
from urllib.parse import urljoin

from lxml import etree

Element: TypeAlias = etree._Element


def parse(html: str) -> Element:
    """Return the tree of a piece of HTML, below an element that is not part of it. Comments are left out."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    return etree.fromstring(f"<html><body>{html}</body></html>".encode(), parser)[0]


def classes_of(element: Element) -> frozenset[str]:
    """Return the classes of an element."""
    return _classes(element.get("class", ""))


@lru_cache(maxsize=1024)
def _classes(names: str) -> frozenset[str]:
    return frozenset(names.split())


@lru_cache(maxsize=16384)
def absolute(base: str, address: str) -> str:
    """Return an address as seen from a page: `urljoin`, which does too much for a place in the page itself."""
    return base + address if address[:1] == "#" and len(address) > 1 else urljoin(base, address)


def first(element: Element, name: str) -> Element | None:
    """Return the first element with a class, in document order: the element itself or one in it."""
    return next((found for found in element.iter() if name in classes_of(found)), None)


def all_text(element: Element) -> str:
    """Return all text in an element."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def words(element: Element) -> str:
    """Return the text of an element, without the permanent link and the labels of a heading."""
    return " ".join("".join(texts(element, {"headerlink", "doc-labels"})).split())


def texts(element: Element, left_out: set[str]) -> Iterator[str]:
    """Yield the texts in an element, except those in elements with certain classes."""
    yield element.text or ""
    for child in element:
        if not classes_of(child) & left_out:
            yield from texts(child, left_out)
        yield child.tail or ""


def language(pre: Element) -> str:
    """Return the language of a code block, as its fence in the page names it; empty where it names none."""
    block = listing_of(pre)
    names = classes_of(block)
    if "doc-signature" in names:
        return "python"
    code = next(pre.iter("code"), None)
    names |= classes_of(code) if code is not None else set()
    return next((name.removeprefix("language-") for name in sorted(names) if name.startswith("language-")), "")


def listing_of(pre: Element) -> Element:
    """Return the element around a code block and its title; without one, the block."""
    return next((parent for parent in pre.iterancestors("div") if "highlight" in classes_of(parent)), pre)
