"""Turns the content of a rendered page into Markdown that reads without the site.

The source of a page is no substitute: it includes files, has `:::` blocks and leaves tables to generators. Elements
that only the theme needs are left out; diagrams and tabs become text.

`page_markdown` first renames elements to the ones that Markdown knows, and then writes them. A library for this takes
a third of the time of a whole build.
"""

from lxml import etree

from after_build.elements import LEFT_OUT, SLOT, Context, content
from after_build.markup import Element, classes_of, first

HIDDEN = {"input", "button", "script", "style", "template"}
HIDDEN_CLASSES = {"headerlink", "doc-labels", "doc-symbol", "md-code__nav"}
TITLE_CLASSES = {"admonition-title", "filename", "doc-section-title"}


def page_markdown(root: Element) -> str:
    """Return a page's content as Markdown. The addresses stay as they are in `root`, which is changed."""
    for element in list(root.iter()):
        _rename(element)
    return content(root, Context()).strip() + "\n"


def _rename(element: Element) -> None:
    classes = classes_of(element)
    if element.tag in HIDDEN or classes & HIDDEN_CLASSES:
        element.tag = LEFT_OUT
    elif "tabbed-set" in classes:
        _title_tabs(element)
    elif element.tag == "summary" or classes & TITLE_CLASSES:
        _as_bold_line(element)
    elif element.tag == "details" or "admonition" in classes:
        element.tag = "blockquote"
    elif element.tag == "svg":
        _describe(element)
    elif element.tag == "a" and "href" not in element.attrib:
        element.tag = SLOT


def _as_bold_line(element: Element) -> None:
    strong = etree.Element("strong")
    strong.text, element.text = element.text, None
    strong.extend(list(element))
    element.append(strong)
    element.tag = "p"


def _title_tabs(tabs: Element) -> None:
    """Put the label of each tab above its content."""
    labels = first(tabs, "tabbed-labels")
    if labels is None:
        return
    contents = (child for child in tabs if "tabbed-content" in classes_of(child))
    blocks = (block for content in contents for block in content if "tabbed-block" in classes_of(block))
    for label, block in zip(list(labels.iter("label")), blocks, strict=False):
        label.set("class", "admonition-title")
        label.tail, block.text = block.text, None
        block.insert(0, label)
    labels.tag = LEFT_OUT


def _describe(diagram: Element) -> None:
    """Replace a diagram by its text for screen readers and the links of its nodes."""
    about = [text for name in ("title", "desc") if (found := diagram.find(name)) is not None and (text := _line(found))]
    links = [(link.get("href") or link.get("xlink:href") or "", link) for link in diagram.iter("a")]
    items = [(address, " ".join(_line(part) for part in link.iter("text"))) for address, link in links]
    tail = diagram.tail
    diagram.clear()
    diagram.tag, diagram.tail = "div", tail
    if about:
        paragraph = etree.SubElement(diagram, "p")
        paragraph.text = "Diagram: " + ". ".join(text.rstrip(".") for text in about) + "."
    listed = etree.SubElement(diagram, "ul") if items else diagram
    for address, text in items:
        etree.SubElement(etree.SubElement(listed, "li"), "a", href=address).text = text


def _line(element: Element) -> str:
    return " ".join(filter(None, (str(text).strip() for text in element.itertext())))
