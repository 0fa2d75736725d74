"""A place in the sources: where what a site holds is written."""

from msgspec import Struct


class Location(Struct, frozen=True, order=True, gc=False):
    """A place in a source file.

    Attributes:
        path: File, relative to the folder of `mkdocs.yml`.
        line: Line, from 1.
        column: Column in characters, from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
