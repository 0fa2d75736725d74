"""The panel of a landing page: what it is for, who should read it, and what they need. Its pages are cards below it.

The markup is in `partials/landing-panel.html`, the look in `assets/stylesheets/site.css`.
"""

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from page_parts.entries import entries, text
from page_parts.tables import with_page_cards
from page_parts.templates import Templates


def with_landing_panel(page: Page, content: str, files: Files, templates: Templates) -> str:
    """Return the content with the panel below its H1; if it has none, the theme writes one above.

    On the home page, the panel also has the first two next steps, as buttons.
    """
    purpose, audience = (text(page.meta.get(field)) for field in ("purpose", "audience"))
    prerequisites = entries(page, "prerequisites", files)
    if not (purpose or audience or prerequisites):
        return content
    panel = templates.render(
        "landing-panel",
        purpose=purpose,
        audience=audience,
        prerequisites=prerequisites,
        home=page.is_homepage,
        starts=entries(page, "next_steps", files)[:2] if page.is_homepage else (),
    )
    above, h1, below = with_page_cards(content).partition("</h1>")
    return f"{above}{h1}\n{panel}{below}" if h1 else f"{panel}{above}"
