"""Turns the content of a rendered page into Markdown that reads without the site.

The source of a page is no substitute: it includes files, has `:::` blocks and leaves tables to generators. Elements
that only the theme needs are left out; diagrams and tabs become text.
"""

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import ATX, MarkdownConverter

DROPPED = {"input", "button", "script", "style", "template"}
DROPPED_CLASSES = {"headerlink", "doc-labels", "doc-symbol", "md-code__nav"}
TITLE_CLASSES = {"admonition-title", "filename", "doc-section-title"}
MEANINGFUL_CLASSES = DROPPED_CLASSES | TITLE_CLASSES | {"tabbed-set", "admonition"}


def page_markdown(soup: BeautifulSoup) -> str:
    """Return a page's content as Markdown. The addresses stay as they are in `soup`, which is changed."""
    for tag in soup.find_all(True):  # one pass: a CSS selector for each of these takes five times as long
        classes = classes_of(tag)
        if tag.name in DROPPED or classes & DROPPED_CLASSES:
            tag.extract()
        elif "tabbed-set" in classes:
            _title_tabs(tag)
        elif tag.name == "summary" or classes & TITLE_CLASSES:
            _as_bold_line(soup, tag)
        elif tag.name == "details" or "admonition" in classes:
            tag.name = "blockquote"
        elif tag.name == "svg":
            _describe(soup, tag)
        elif tag.name == "a" and not tag.has_attr("href"):
            tag.unwrap()
    return _CONVERTER.convert_soup(soup).strip() + "\n"


def classes_of(tag: Tag) -> set[str]:
    """Return the classes of a tag."""
    return set(tag.get_attribute_list("class")) - {None}


def language(pre: Tag) -> str:
    """Return the language of a code block, as its fence in the page names it; empty where it names none."""
    block = pre.find_parent("div", class_="highlight") or pre
    if "doc-signature" in classes_of(block):
        return "python"
    names = sorted(classes_of(block) | (classes_of(code) if isinstance(code := pre.find("code"), Tag) else set()))
    return next((name.removeprefix("language-") for name in names if name.startswith("language-")), "")


def _as_bold_line(soup: BeautifulSoup, tag: Tag) -> None:
    line = soup.new_tag("p")
    line.append(strong := soup.new_tag("strong"))
    strong.extend(list(tag.contents))
    tag.replace_with(line)


def _title_tabs(tabs: Tag) -> None:
    """Put the label of each tab above its content."""
    labels = tabs.select_one(".tabbed-labels")
    blocks = tabs.select(":scope > .tabbed-content > .tabbed-block")
    for label, block in zip(labels.find_all("label") if labels else [], blocks, strict=False):
        label["class"] = "admonition-title"
        block.insert(0, label)
    if labels:
        labels.extract()


def _describe(soup: BeautifulSoup, diagram: Tag) -> None:
    """Replace a diagram by its text for screen readers and the links of its nodes."""
    words = [
        tag.get_text(" ", strip=True) for name in ("title", "desc") if (tag := diagram.find(name, recursive=False))
    ]
    text = soup.new_tag("div")
    if words:
        text.append(paragraph := soup.new_tag("p"))
        paragraph.append(NavigableString("Diagram: " + ". ".join(word.rstrip(".") for word in words) + "."))
    links = [(str(link.get("href") or link.get("xlink:href") or ""), link) for link in diagram.find_all("a")]
    if links:
        text.append(listed := soup.new_tag("ul"))
    for address, link in links:
        listed.append(item := soup.new_tag("li"))
        item.append(anchor := soup.new_tag("a", href=address))
        anchor.append(NavigableString(" ".join(part.get_text(" ", strip=True) for part in link.find_all("text"))))
    diagram.replace_with(text)


class _Converter(MarkdownConverter):
    """Markdown for lists of terms, which markdownify runs together, and for code with a bar in table cells."""

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - markdownify's signature
        return f"\n\n**{text.strip()}**"

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        separator = "\n\n" if "\n" in text.strip() or el.find(["ul", "ol", "p"]) else ": "
        return f"{separator}{text.strip()}\n\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        # markdownify's type stub leaves the methods out.
        return str(super().convert_td(el, text.replace("|", "\\|"), parent_tags))  # type: ignore[misc]

    def convert_th(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return str(super().convert_th(el, text.replace("|", "\\|"), parent_tags))  # type: ignore[misc]


_CONVERTER = _Converter(
    bullets="-",
    heading_style=ATX,
    escape_asterisks=True,
    escape_underscores=False,
    code_language_callback=language,
)
