"""Whether the fast reader reads a page as Python-Markdown does.

The fast reader is a parser of CommonMark. Here is what both read alike; any page with something else is unsure. A wrong
"unsure" costs milliseconds, a wrong "sure" a wrong finding.
"""

import re
from collections.abc import Mapping, Set
from typing import TYPE_CHECKING, NamedTuple

from doc_lint.sources.markdown.sure.reader import BlockReader
from doc_lint.sources.markdown.sure.text import SureText

if TYPE_CHECKING:
    from doc_lint.sources.markdown.dialect import Dialect

_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]")
_HEADING_INSIDE = re.compile(r"^[ >]+#", re.MULTILINE)
_CHANGING = frozenset({"legacy_em", "legacy_attrs", "wikilinks", "fancylists"})
"""Extensions that change how ordinary text is read."""
_EXTRA = frozenset({"abbr", "attr_list", "def_list", "footnotes", "tables", "fenced_code", "md_in_html"})


class Reading(NamedTuple):
    """What is known of a text by itself.

    Attributes:
        is_sure: Whether it has only what both read alike, if its references are sure.
        text: Its references.
        defined: The targets of the references that it defines, by name.
        footnotes: The footnotes that it defines.
    """

    is_sure: bool
    text: SureText
    defined: Mapping[str, str]
    footnotes: Set[str]


def is_sure(text: str, dialect: "Dialect") -> bool:
    """Return whether a page has only what both read alike."""
    found = read(text, dialect)
    return found.is_sure and found.text.footnotes == found.footnotes and found.text.fits(found.defined.keys())


def read(text: str, dialect: "Dialect") -> Reading:
    """Read a page, or a chunk of it."""
    extensions = short_names(dialect)
    magiclink = (dialect.extensions or {}).get("pymdownx.magiclink", {})
    sure_text = SureText(extensions, magiclink, bare_urls=dialect.bare_urls)
    reader = BlockReader(extensions, sure_text, has_tab_ids=dialect.tab_slugify is not None)
    return Reading(
        _is_readable(text, extensions, dialect) and reader.is_sure(text), sure_text, reader.defined, reader.footnotes
    )


def short_names(dialect: "Dialect") -> frozenset[str]:
    """Return the last parts of the names of a site's extensions, with those that others turn on."""
    names = dialect.extensions or {}
    extensions = frozenset(name.rpartition(".")[2] for name in names)
    if "extra" in extensions:
        extensions |= _EXTRA | ({"superfences", "betterem"} if "pymdownx.extra" in names else set())
    return extensions


def _is_readable(text: str, extensions: Set[str], dialect: "Dialect") -> bool:
    if not extensions.isdisjoint(_CHANGING) or (not text.replace("\n", "").isprintable() and _ODD.search(text)):
        return False
    # A heading inside a tab is above later tabs, but not in their ids.
    return not (dialect.tab_combines and "===" in text and _HEADING_INSIDE.search(text))
