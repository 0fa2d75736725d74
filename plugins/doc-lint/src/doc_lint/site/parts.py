"""The parts of a page: headings, links, images, code, text."""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from doc_lint.site.location import Location


class Heading(Struct, frozen=True, gc=False):
    """A heading of a page and its anchor."""

    level: int
    text: str
    anchor: str
    location: Location


LinkKind = Literal["body", "html", "next-step", "prerequisite"]


class Link(Struct, frozen=True, gc=False):
    """A link of a page.

    Attributes:
        target: The target as written, for example `../guides/ray.md#jobs`.
        text: The text of the link.
        kind: `body` for Markdown links, `html` for raw HTML, and `next-step` or `prerequisite` for pages listed in the
            front matter.
        location: Where the link starts.
    """

    target: str
    text: str
    kind: LinkKind
    location: Location


class Image(Struct, frozen=True, gc=False):
    """An image in a page.

    Attributes:
        target: The target as written.
        text: The alternative text; `None` if there is none. In raw HTML, an empty one may be intended.
        html: Whether it is raw HTML, whose targets MkDocs does not rewrite.
        location: Where the image starts.
    """

    target: str
    text: str | None
    html: bool
    location: Location


class CodeBlock(Struct, frozen=True, gc=False):
    """A fenced or indented block of code.

    Attributes:
        info: The text after the opening fence, for example `python title="a.py"`; empty for an indented block.
        text: The code, with includes resolved.
        location: The first line of code.
        jumps: Lines of the text, from 1, that do not follow the previous line in its file, because an include begins or
            ends there, with their locations.
    """

    info: str
    text: str
    location: Location
    jumps: tuple[tuple[int, Location], ...] = ()

    def at(self, line: int, column: int = 1) -> Location:
        """Return the location of a line and column of the text, both from 1."""
        first, start = next((jump for jump in reversed(self.jumps) if jump[0] <= line), (1, self.location))
        return Location(start.path, start.line + line - first, start.column + column - 1)

    @property
    def language(self) -> str:
        """The language after the opening fence, in lower case; empty if there is none."""
        words = self.info.replace("{", " ").replace("}", " ").replace(".", " ", 1).split()
        return words[0].lower() if words and "=" not in words[0] else ""


class CodeSpan(Struct, frozen=True, gc=False):
    """Inline code or a comment, as in the source."""

    text: str
    location: Location


class Prose(Struct, frozen=True, gc=False):
    """A paragraph, list item, table cell or heading as text.

    Attributes:
        text: The text. Inline code keeps its backticks, and line breaks are those of the source.
        heading: Number of headings before it on the page.
        location: Where the text starts.
        is_cell: Whether it is a cell of a table.
    """

    text: str
    heading: int
    location: Location
    is_cell: bool = False


class Reference(Struct, frozen=True, gc=False):
    """A `[text][name]` or `[^name]` that nothing on the page defines."""

    name: str
    location: Location


class MissingInclude(Struct, frozen=True, gc=False):
    """A file, or a section of a file, that a `--8<--` marker includes and that does not exist.

    Attributes:
        file: The file as written; empty if the marker has none.
        location: The marker; without a path if the file is listed in `auto_append` of the configuration.
        tried: Paths where doc-lint looked for the file, relative to the folder of the configuration file. If only the
            section is missing, the path of the file. Empty if the file would be outside the folders for includes.
        section: The missing section; empty if the file is missing.
        sections: The sections of the file.
        open_lines: If this marker opens a block that never ends: the number of its lines that are not files; else 0.
    """

    file: str
    location: Location
    tried: tuple[str, ...] = ()
    section: str = ""
    sections: tuple[str, ...] = ()
    open_lines: int = 0


class Include(Struct, frozen=True, gc=False):
    """A file that a `--8<--` marker includes.

    Attributes:
        path: Path of the file, relative to the folder of the configuration file.
        location: The marker in the page, also if another included file includes this one.
    """

    path: str
    location: Location


class Directive(Struct, frozen=True, gc=False):
    """A `::: name` block, which mkdocstrings replaces with the documentation of `name`."""

    name: str
    location: Location


class Anchor(Struct, frozen=True, gc=False):
    """An anchor set by the author, in raw HTML or an attribute list.

    Attributes:
        name: The id, or the name of an `<a>`.
        location: Where it is.
        is_id: Whether it is an id. A browser looks for the name of an `<a>` only if no element has that id.
    """

    name: str
    location: Location
    is_id: bool = True


class Drawing(Struct, frozen=True, gc=False):
    """An `<svg>` in the raw HTML of a page.

    Attributes:
        elements: The elements with an id, by id; equal elements have the same digest.
        uses: Ids that it refers to for what they look like: gradients, markers, symbols and labels.
        jumps: Ids that its links lead to, or that its animations wait for or change.
    """

    elements: Mapping[str, str] = {}
    uses: frozenset[str] = frozenset()
    jumps: frozenset[str] = frozenset()


class Defect(Struct, frozen=True, gc=False):
    """Why a part of a page could not be read, and the line of the page."""

    message: str
    line: int = 1


class FrontMatter(Struct, frozen=True):
    """The YAML block at the top of a page.

    Attributes:
        values: The keys and their values; empty if there is no block or it is invalid.
        lines: Line of each key in the page.
        defect: What is wrong with the block, or `None`.
    """

    values: Mapping[str, Any] = {}
    lines: Mapping[str, int] = {}
    defect: Defect | None = None
