"""Whether the fast reader reads a page as Python-Markdown does.

The fast reader is a parser of CommonMark. Here is what both read alike; any page with something else is unsure. A wrong
"unsure" costs milliseconds, a wrong "sure" a wrong finding.
"""

import re
from typing import TYPE_CHECKING

from doc_lint.sources.markdown.sure.reader import BlockReader
from doc_lint.sources.markdown.sure.text import SureText

if TYPE_CHECKING:
    from doc_lint.sources.markdown.dialect import Dialect

_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]")
_HEADING_INSIDE = re.compile(r"^[ >]+#", re.MULTILINE)
_CHANGING = frozenset({"legacy_em", "legacy_attrs", "wikilinks", "fancylists"})
"""Extensions that change how ordinary text is read."""
_EXTRA = frozenset({"abbr", "attr_list", "def_list", "footnotes", "tables", "fenced_code", "md_in_html"})


def is_sure(text: str, dialect: "Dialect") -> bool:
    """Return whether a page has only what both read alike."""
    names = dialect.extensions or {}
    extensions = frozenset(name.rpartition(".")[2] for name in names)
    if "extra" in extensions:
        extensions |= _EXTRA | ({"superfences", "betterem"} if "pymdownx.extra" in names else set())
    if not extensions.isdisjoint(_CHANGING) or (not text.replace("\n", "").isprintable() and _ODD.search(text)):
        return False
    # A heading inside a tab is above later tabs, but not in their ids.
    if dialect.tab_combines and "===" in text and _HEADING_INSIDE.search(text):
        return False
    sure_text = SureText(extensions, names.get("pymdownx.magiclink", {}), bare_urls=dialect.bare_urls)
    return BlockReader(extensions, sure_text, has_tab_ids=dialect.tab_slugify is not None).is_sure(text)
