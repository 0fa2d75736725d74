"""Read a page as doc-lint does and as Python-Markdown does, and say where they disagree."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple
from unittest.mock import patch

from markdown import Markdown
from material.extensions.emoji import to_svg, twemoji
from mkdocs.utils import meta

from doc_lint.site import Page
from doc_lint.sources.html.page import HtmlPage, HtmlReader, mark_stashed
from doc_lint.sources.markdown import slugs
from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.exact.corrected import code_key, undefined_names
from doc_lint.sources.markdown.exact.reader import Extensions
from doc_lint.sources.markdown.page import read_page
from doc_lint.sources.markdown.sure.page import Reading, is_sure, read

ADDED = ("fn:", "fnref", "__")
"""How ids begin that only extensions make."""

Parts = Mapping[str, Counter[Any]]
"""What a page has, by kind."""


class Disagreement(NamedTuple):
    """What doc-lint and Python-Markdown disagree on."""

    kind: str
    doc_lint: list[Any]
    markdown: list[Any]


def parts_of_page(page: Page) -> Parts:
    """Return what doc-lint reads from a page."""
    links = [link for link in page.links if link.kind in ("body", "html") and not link.target.startswith("mailto:")]
    return {
        "headings": Counter((each.level, each.anchor, plain(each.text)) for each in page.headings),
        "links": Counter(link.target for link in links),
        "link texts": Counter((each.target, plain(each.text)) for each in links if each.kind == "body"),
        "images": Counter((image.target, plain(image.text or "")) for image in page.images),
        "ids": Counter(each for each in page.anchor_ids if not each.startswith(ADDED)),
        "code blocks": Counter(code_key(block.text) for block in page.code_blocks if block.text.strip()),
        "undefined references": Counter({reference.name for reference in page.undefined}),
    }


def parts_of_html(html: HtmlPage) -> Parts:
    """Return what Python-Markdown makes of a page."""
    links = [link for link in html.links if link.target and not link.target.startswith("mailto:")]
    return {
        "headings": Counter((each.level, each.anchor, plain(each.text)) for each in html.headings),
        "links": Counter(link.target for link in links),
        "link texts": Counter((link.target, plain(link.text or "")) for link in links if not link.html),
        "images": Counter((image.target, plain(image.text or "")) for image in html.images),
        "ids": Counter(each for each in html.ids if not each.startswith(ADDED)),
        "code blocks": Counter(code_key(text) for text in html.code_blocks if text.strip()),
        "undefined references": Counter(set(undefined_names(html))),
    }


def plain(text: str) -> str:
    """Return text without backticks, with single spaces."""
    return " ".join(text.replace("`", "").split())


class Oracle:
    """Compares texts in one dialect.

    Args:
        extensions: The Markdown extensions of the site, with their options.
        dialect: What doc-lint makes of them.
        read: Returns a file by its path relative to the root, for includes.
    """

    def __init__(self, extensions: Extensions, dialect: Dialect, read: Callable[[str], bytes | None] | None = None):
        self.dialect = dialect
        self.read = read
        self.missing: list[str] = []
        self.markdown = Markdown()
        for name, options in with_defaults(extensions).items():
            try:
                self.markdown.registerExtensions([name], {name: options})
            except Exception as error:
                self.missing.append(f"{name}: {error}")
        mark_stashed(self.markdown)

    def compare(self, text: str) -> list[Disagreement]:
        """Return what doc-lint and Python-Markdown disagree on in a page."""
        page = read_page(text.encode(), path="p.md", url="p/", source="docs/p.md", dialect=self.dialect, read=self.read)
        body, _ = meta.get_data(text)
        html = HtmlReader().read(self.markdown.reset().convert(body))
        ours, theirs = parts_of_page(page), parts_of_html(html)
        found = (
            Disagreement(kind, sorted(ours[kind] - theirs[kind]), sorted(theirs[kind] - ours[kind])) for kind in ours
        )
        return [each for each in found if each.doc_lint or each.markdown]

    def disagrees(self, like: Disagreement, text: str, same: bool) -> bool:
        """Return whether the two disagree on a text as they did before: on the same part, or on one of that kind."""
        for each in self.compare(text):
            if each.kind == like.kind and (bool(each.doc_lint), bool(each.markdown)) == (
                bool(like.doc_lint),
                bool(like.markdown),
            ):
                return not same or (each.doc_lint[:1], each.markdown[:1]) == (like.doc_lint[:1], like.markdown[:1])
        return False

    def is_sure(self, text: str) -> bool:
        """Return whether the fast reader reads a page alone."""
        return is_sure(meta.get_data(text)[0], self.dialect)


def with_defaults(extensions: Extensions) -> dict[str, dict[str, Any]]:
    """Return a site's extensions with those that MkDocs adds, and with functions of the real extensions."""
    names: dict[str, dict[str, Any]] = {"toc": {}, "tables": {}, "fenced_code": {}}
    for name, options in extensions.items():
        if name == "material.extensions.preview":  # it works only in a build, and adds no parts
            continue
        names[name] = {key: real for key, value in options.items() if (real := real_value(value)) is not None}
    for shown in ("permalink", "anchorlink", "baselevel", "toc_depth"):
        names["toc"].pop(shown, None)
    for code in ("pymdownx.highlight", "codehilite"):
        if code in names:
            inline = {"anchor_linenums": False, "linenums_style": "pymdownx-inline"}
            names[code] |= {"linenums": None} | (inline if code != "codehilite" else {})
    if "pymdownx.emoji" in names:
        names["pymdownx.emoji"] |= {"emoji_index": twemoji, "emoji_generator": to_svg}  # the sets of most sites
    if "pymdownx.superfences" in names:
        names["pymdownx.superfences"].pop("custom_fences", None)
    return names


def real_value(value: Any) -> Any:
    """Return an option, with the function that doc-lint has a copy of in its place; `None` for unknown functions."""
    from markdown.extensions.toc import slugify
    from pymdownx.slugs import slugify as pymdownx

    if value is slugs.default:
        return slugify
    if isinstance(value, partial) and value.func is slugs.pymdownx("none").func:  # type: ignore[attr-defined]
        return pymdownx(case=value.keywords["case"], normalize=value.keywords["form"])
    return None if callable(value) and getattr(value, "__module__", "").startswith("doc_lint") else value


@contextmanager
def random_parts(number: int, share: float = 0.3) -> Iterator[None]:
    """Let doc-lint take random chunks of each page for unsure, which Python-Markdown reads then.

    Args:
        number: The seed.
        share: How many of them, from 0 to 1.
    """
    choice = random.Random(number)  # noqa: S311

    def read_chunk(text: str, dialect: Dialect) -> Reading:
        found = read(text, dialect)
        return found._replace(is_sure=False) if choice.random() < share else found

    module = "doc_lint.sources.markdown"
    with patch(f"{module}.sure.parts.read", read_chunk), patch(f"{module}.page.is_sure", lambda *_: False):
        yield
