"""A place in a source file of a site."""

from msgspec import Struct


class Location(Struct, frozen=True, order=True, gc=False):
    """A place in a source file.

    Attributes:
        path: Path of the file, relative to the folder of the configuration file.
        line: Line number, from 1.
        column: Column number in characters, from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
