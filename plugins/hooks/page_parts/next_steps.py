"""The pages to read next, as cards at the end of a page. The markup is in `partials/next-steps.html`."""

from markdown.extensions.toc import unique
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from page_parts.entries import entries
from page_parts.templates import Templates


def next_steps(page: Page, files: Files, templates: Templates) -> str:
    """Return the cards below a heading, and add the heading to the table of contents. Empty if the page names none."""
    steps = entries(page, "next_steps", files)
    if not steps:
        return ""
    anchors = page.present_anchor_ids if page.present_anchor_ids is not None else set()
    anchor = unique("next-steps", anchors)  # adds it, so that MkDocs knows it as a target of links
    title = next((item for item in page.toc if item.level == 1), None)
    (title.children if title else page.toc.items).append(AnchorLink("Next steps", anchor, 2))
    return templates.render("next-steps", anchor=anchor, steps=steps)
