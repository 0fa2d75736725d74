"""Hooks of the theme: purpose, audience, prerequisites and next steps of the front matter become text of the page.

The markup stands in `partials/landing-panel.html` and `partials/next-steps.html`, the look in
`assets/stylesheets/site.css`. What has the wrong shape is left out; to tell of it is doc-lint's part. Code comes
without the elements that have no color, and a link to another page shows a preview of its target.
"""

import os
import posixpath
import re
from typing import NamedTuple

from jinja2 import Environment
from markdown.extensions.toc import unique
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

# Names, operators, brackets and spaces in code, which are most of a long page's elements and need no color.
PLAIN = re.compile(r'<span class="(?:n|nv|o|p|p p-Indicator|w)">([^<]*)</span>')
# A link to a page, or to a place in one, that has neither class nor title.
LINK = re.compile(r'<a (?=href="(?!/)[\w./%-]+/(?:#[^"]*)?">)')


class Entry(NamedTuple):
    """A prerequisite or a next step: its text and, if it names a page that exists, that page's address and names.

    The title is its H1; the label is what the nav calls it, a landing page like its section.
    """

    text: Markup
    href: str = ""
    title: str = ""
    label: str = ""


def on_config(config: MkDocsConfig) -> None:
    """Leave the version selector to what mike deploys; it sets the variable before it starts the build.

    Anywhere else there is no list of versions, and the browser would note a failed request on every page.
    """
    if "MIKE_DOCS_VERSION" not in os.environ:
        config.extra.pop("version", None)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 - MkDocs passes all by name
    """Add the panel and the cards to every page that has the fields, generated pages included.

    This is the first event at which all pages are rendered, and a card bears the title of the page it leads to. It is
    also the last one before `on_page_context`, where the search plugin reads `page.content`: text that only a template
    adds is never found. autorefs resolves its references in `on_env` as well, but with priority -50, thus after this.
    """
    escaping = env.overlay(autoescape=True)  # MkDocs' own environment escapes nothing
    for page in [file.page for file in files if file.page]:
        if page.content is not None:
            content = LINK.sub("<a data-preview ", PLAIN.sub(r"\1", _breakable(page.content)))
            page.content = _with_panel(page, content, files, escaping)
            page.content += _next_steps(page, files, escaping)


def _breakable(content: str) -> str:
    """The content; an H1 that is a name such as `nemo_run.cli.api` may break behind its dots."""
    return re.sub(r"(<h1[^>]*>)([\w.]+)(?=<)", lambda h1: h1[1] + h1[2].replace(".", ".<wbr>"), content, count=1)


def _with_panel(page: Page, content: str, files: Files, env: Environment) -> str:
    """The content with purpose, audience and prerequisites below its H1; if it has none, the theme sets one above.

    On the home page, the first two next steps stand there as buttons, too.
    """
    purpose, audience = (_text(page.meta.get(field)) for field in ("purpose", "audience"))
    prerequisites = _entries(page, "prerequisites", files)
    if not (purpose or audience or prerequisites):
        return content
    panel = env.get_template("partials/landing-panel.html").render(
        purpose=purpose,
        audience=audience,
        prerequisites=prerequisites,
        home=page.is_homepage,
        starts=_entries(page, "next_steps", files)[:2] if page.is_homepage else [],
    )
    above, h1, below = content.partition("</h1>")
    return f"{above}{h1}\n{panel}{below}" if h1 else f"{panel}{content}"


def _next_steps(page: Page, files: Files, env: Environment) -> str:
    """The cards under a heading of their own, which the table of contents gets, too."""
    steps = _entries(page, "next_steps", files)
    if not steps:
        return ""
    anchors = page.present_anchor_ids if page.present_anchor_ids is not None else set()
    anchor = unique("next-steps", anchors)  # adds it, so that MkDocs knows it as a target of links
    title = next((item for item in page.toc if item.level == 1), None)
    (title.children if title else page.toc.items).append(AnchorLink("Next steps", anchor, 2))
    return env.get_template("partials/next-steps.html").render(anchor=anchor, steps=steps)


def _entries(page: Page, field: str, files: Files) -> list[Entry]:
    """The entries of a list in the front matter; a single one may stand without the list."""
    value = page.meta.get(field)
    entries = [_entry(page, item, field, files) for item in (value if isinstance(value, list) else [value])]
    return [entry for entry in entries if entry.text or entry.href]


def _entry(page: Page, item: object, field: str, files: Files) -> Entry:
    """One entry: a mapping with `page` and `text`, a text, or, among the next steps, the path of a page."""
    if isinstance(item, dict):
        path, text = item.get("page"), _text(item.get("text"))
    elif field == "next_steps" and isinstance(item, str) and re.fullmatch(r"\S+\.md(#\S*)?", item):
        path, text = item, Markup()
    else:
        path, text = None, _text(item)
    target, _, anchor = path.partition("#") if isinstance(path, str) else ("", "", "")
    file = files.get_file_from_path(posixpath.normpath(posixpath.join(page.file.src_uri, "..", target)))
    if not target or file is None or file.page is None or file.page.content is None:
        return Entry(text)
    address = file.url_relative_to(page.file) + (f"#{anchor}" if anchor else "")
    named = file.page.parent if file.page.is_index and file.page.parent else file.page
    return Entry(text, address, _title(file.page), str(named.title))


def _title(page: Page) -> str:
    """The H1 of a page, which MkDocs keeps as HTML in the table of contents; without one, its title in the nav."""
    h1 = next((item.title for item in page.toc if item.level == 1), "")
    return Markup(h1) if h1 else str(page.title)  # noqa: S704 - rendered by Markdown, like the page itself


def _text(value: object) -> Markup:
    """A value as HTML: `code` becomes code, all else is escaped. Nothing for a list or a mapping."""
    parts = re.split(r"`([^`]+)`", str(value).strip() if isinstance(value, str | int | float) else "")
    code = Markup("<code>{}</code>")
    return Markup().join(code.format(part) if i % 2 else escape(part) for i, part in enumerate(parts))
