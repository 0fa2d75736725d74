"""`on_env`: turns front matter into text of the page, names how programs were checked, and simplifies the markup.

- `page_parts/landing_panel.py`: purpose, audience and prerequisites, below the title.
- `page_parts/next_steps.py`: the pages to read next, as cards at the end.
- `page_parts/programs.py`: how a program of `docs/examples` was checked, below the block that shows it.
- `page_parts/markup.py`: fewer elements in code, previews of links, titles, permanent links.
- `page_parts/rows.py`: anchors of rows of tables, for the search.
- `page_parts/tables.py`: row headers, the column's name on each cell, code that breaks only between words.

`on_env` is the first event at which all pages are rendered, and a card has the title of the page that it leads to. It
is also the last one before the search plugin reads `page.content`, in `on_page_context`: search never finds what only
a template adds. autorefs resolves its references in `on_env` as well, but with priority -50, thus after this.

A Markdown extension, which more engines run, would not do: it sees one page at a time, and without its front matter.
"""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from kept import kept
from page_parts.landing_panel import with_landing_panel
from page_parts.markup import simplified
from page_parts.next_steps import next_steps
from page_parts.programs import programs_by_text, with_program_badges
from page_parts.rows import with_row_anchors
from page_parts.tables import with_named_cells
from page_parts.templates import Templates


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Change the text of every page, generated pages included."""
    templates = Templates(env)
    programs = programs_by_text(Path(config.docs_dir))
    for page in [file.page for file in files if file.page]:
        if page.content is not None:
            content = _rewritten(page.content)
            content = with_landing_panel(page, content, files, templates)
            content += next_steps(page, files, templates)
            content = with_program_badges(page, content, programs, files, templates)
            anchors = page.present_anchor_ids if page.present_anchor_ids is not None else set()
            page.content = with_row_anchors(content, anchors)


@kept
def _rewritten(content: str) -> str:
    return with_named_cells(simplified(content))
