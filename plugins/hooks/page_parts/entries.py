"""The entries of `prerequisites` and `next_steps` in the front matter of a page.

What has the wrong shape is left out: to report it is doc-lint's task.
"""

import posixpath
import re
from typing import NamedTuple

from markupsafe import Markup, escape
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kept import kept


class Entry(NamedTuple):
    """A prerequisite or a next step: its text and, if it names a page that exists, that page's address and names.

    The title is its H1; the label is its name in the nav, for a landing page that of its section.
    """

    text: Markup
    href: str = ""
    title: Markup = Markup()
    label: str = ""


def entries(page: Page, field: str, files: Files) -> tuple[Entry, ...]:
    """Return the entries of a field, which is a list or a single entry."""
    value = page.meta.get(field)
    found = [_entry(page, item, field, files) for item in (value if isinstance(value, list) else [value])]
    return tuple(entry for entry in found if entry.text or entry.href)


def text(value: object) -> Markup:
    """Return a value as HTML: `code` becomes code, all else is escaped. Empty for a list or a mapping."""
    return _text(str(value).strip() if isinstance(value, str | int | float) else "")


@kept
def _text(value: str) -> Markup:
    parts = re.split(r"`([^`]+)`", value)
    code = Markup("<code>{}</code>")
    return Markup().join(code.format(part) if i % 2 else escape(part) for i, part in enumerate(parts))


def _entry(page: Page, item: object, field: str, files: Files) -> Entry:
    """Read a mapping with `page` and `text`, a text, or, among the next steps, the path of a page."""
    if isinstance(item, dict):
        path, words = item.get("page"), text(item.get("text"))
    elif field == "next_steps" and isinstance(item, str) and re.fullmatch(r"\S+\.md(#\S*)?", item):
        path, words = item, Markup()
    else:
        path, words = None, text(item)
    target, _, anchor = path.partition("#") if isinstance(path, str) else ("", "", "")
    file = files.src_uris.get(posixpath.normpath(posixpath.join(page.file.src_uri, "..", target)))
    if not target or file is None or file.page is None or file.page.content is None:
        return Entry(words)
    address = file.url_relative_to(page.file) + (f"#{anchor}" if anchor else "")
    named = file.page.parent if file.page.is_index and file.page.parent else file.page
    return Entry(words, address, _title(file.page), str(named.title))


def _title(page: Page) -> Markup:
    """Return the H1 of a page, which MkDocs keeps as HTML in the table of contents, or else its title in the nav."""
    h1 = next((item.title for item in page.toc if item.level == 1), "")
    return Markup(h1) if h1 else escape(str(page.title))  # noqa: S704 - rendered by Markdown, like the page itself
