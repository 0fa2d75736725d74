"""Rendered pages: their content, and their navigation."""

from itertools import pairwise
from posixpath import basename
from urllib.parse import unquote

from msgspec import Struct


class RenderedPage(Struct, frozen=True):
    """What the HTML of a page's content has, without the theme.

    Attributes:
        ids: All ids, and the names of `<a>` elements.
        targets: Targets of all links and images, unescaped and percent-decoded.
        repeated: Ids that several elements have.
        headings: Level and id of each heading.
        images_without_alt: File names of images without alternative text.
        brackets: Text in square brackets outside code, letters and digits only.
        is_empty: Whether there is no text, image or other content.
    """

    ids: frozenset[str]
    targets: frozenset[str]
    repeated: frozenset[str] = frozenset()
    headings: tuple[tuple[int, str], ...] = ()
    images_without_alt: frozenset[str] = frozenset()
    brackets: frozenset[str] = frozenset()
    is_empty: bool = False

    @property
    def titles(self) -> int:
        """The number of headings of level 1."""
        return sum(level == 1 for level, _ in self.headings)

    def jumps_at(self, anchor: str) -> bool:
        """Return whether the level of a heading is more than one below that of the heading before."""
        return any(below[1] == anchor and below[0] > above[0] + 1 for above, below in pairwise(self.headings))

    def lacks_alt(self, target: str) -> bool:
        """Return whether an image with the file name of a target has no alternative text."""
        return basename(unquote(target)) in self.images_without_alt

    def has_in_brackets(self, text: str) -> bool:
        """Return whether a text is on the page in square brackets, as an undefined reference is."""
        return bare(text) in self.brackets


def bare(text: str) -> str:
    """Return the letters and digits of a text, which are the same before and after Markdown renders it."""
    return "".join(filter(str.isalnum, text)).casefold()


class Rendered(Struct, frozen=True):
    """The navigation on a built page.

    Attributes:
        sidebar: Label and URL of each entry of the sidebar, or of the menu that replaces it. URLs are relative to the
            site's root. Pages with the same entries share one tuple.
        breadcrumbs: Labels from the home page to this page; empty if the theme shows none.
    """

    sidebar: tuple[tuple[str, str], ...]
    breadcrumbs: tuple[str, ...] = ()
