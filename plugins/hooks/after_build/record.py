"""The content of a page's JSON version. The types are the published schema, `schemas/page.json` on the site."""

from typing import Annotated, Any, Literal

import msgspec

from after_build.elements import HEADINGS
from after_build.markup import Element, all_text, classes_of, first, language, listing_of, words

Text = Annotated[str, msgspec.Meta(min_length=1)]
Date = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\d$")]


class Heading(msgspec.Struct, kw_only=True):
    """A heading and its anchor."""

    id: Text
    text: Text
    level: Annotated[int, msgspec.Meta(ge=1, le=6)]


class CodeBlock(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A block of code or output. For a program that is a file, `example` is its path and `kind` is how it is tested."""

    content: str
    language: str = ""
    title: str = ""
    example: str = ""
    kind: str = ""


class Link(msgspec.Struct, kw_only=True):
    """A link to a page or file of this site, to an anchor on the same page, or to another site."""

    text: str
    url: Text
    type: Literal["internal", "anchor", "external"]


class Image(msgspec.Struct, kw_only=True):
    """An image and its text alternative."""

    src: Text
    alt: str


class Summary(msgspec.Struct, kw_only=True, omit_defaults=True):
    """An entry in a list of pages.

    `section_path` lists the titles of the sections above the page, starting at the top. `last_modified` is the date of
    the last commit that changed the page or its programs; generated pages have none.
    """

    id: Text
    title: Text
    url: Text
    markdown_url: Text
    json_url: Text
    description: str
    kind: Text
    section_path: list[Text]
    tags: list[Text] = []
    last_modified: Date | None = None


class Record(Summary, kw_only=True, omit_defaults=True):
    """A page.

    `content` is the text as Markdown, and `word_count` counts its words. `children` lists the pages directly below a
    landing page; for the home page, all other pages.
    """

    headings: list[Heading]
    code_blocks: list[CodeBlock]
    links: list[Link]
    images: list[Image]
    content: Text
    word_count: Annotated[int, msgspec.Meta(ge=0)]
    children: list[Summary] = []

    def summary(self) -> Summary:
        """Return the entry for lists of pages."""
        return msgspec.convert(self, Summary, from_attributes=True)


def schema(address: str) -> dict[str, Any]:
    """Return the JSON schema of a record that is published at `address`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": address, **msgspec.json.schema(Record)}


def headings(content: Element) -> list[Heading]:
    """Return the headings of a page in its order."""
    found = (heading for heading in content.iter(*HEADINGS) if heading.get("id"))
    return [Heading(id=heading.get("id", ""), text=words(heading), level=int(heading.tag[1])) for heading in found]


def code_blocks(content: Element) -> list[CodeBlock]:
    """Return the code blocks, among them the signatures of an API page."""
    return [_code_block(pre) for pre in content.iter("pre")]


def links(content: Element, url: str, site_url: str) -> list[Link]:
    """Return the links of a page whose addresses are absolute; a repeated link is listed once."""
    found = {}
    for link in content.iter("a"):
        address = link.get("href")
        if address is not None and "headerlink" not in classes_of(link):
            text = words(link)
            found[text, address] = Link(text=text, url=address, type=_type(address, url, site_url))
    return list(found.values())


def images(content: Element) -> list[Image]:
    """Return the images that are separate files."""
    return [
        Image(src=image.get("src", ""), alt=image.get("alt", "")) for image in content.iter("img") if image.get("src")
    ]


def _code_block(pre: Element) -> CodeBlock:
    title = first(listing_of(pre), "filename")
    marked = next((parent for parent in pre.iterancestors() if "data-example" in parent.attrib), None)
    example, kind = (marked.get(name, "") if marked is not None else "" for name in ("data-example", "data-kind"))
    name = "".join(str(text).strip() for text in title.itertext()) if title is not None else ""
    return CodeBlock(content=all_text(pre), language=language(pre), title=name, example=example, kind=kind)


def _type(address: str, url: str, site_url: str) -> Literal["internal", "anchor", "external"]:
    page, _, fragment = address.partition("#")
    if page == url and fragment:
        return "anchor"
    return "internal" if address.startswith(site_url) else "external"
