"""What the code of a site's pages asks of the documented package: imports, names and calls."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from doc_lint.site import Location, Parameter

Where = Literal["block", "span"]
Taken = tuple[Parameter, ...] | None


class Import(Struct, frozen=True):
    """A module or name that is imported from the package, or from one whose name differs from its in `_` and case.

    Attributes:
        module: The module, as a dotted name.
        name: The name imported from it; empty for `import module`.
        location: Where the name, or the module, stands.
    """

    module: str
    name: str
    location: Location


class Use(Struct, frozen=True):
    """A dotted name that leads into the package.

    Attributes:
        written: As it stands, for example `shop.Cart`.
        dotted: With aliases resolved.
        where: In a block of code or within a line.
        location: Where it starts.
    """

    written: str
    dotted: str
    where: Where
    location: Location


class Call(Struct, frozen=True):
    """A call of something in the package.

    Attributes:
        written: The name of what is called, as it stands.
        dotted: With aliases resolved; for a span it may be a name alone.
        where: In a block of code or within a line.
        location: Where it starts.
        positional: Where the positional arguments stand.
        keywords: Names of keyword arguments and where they stand.
        is_whole: Whether all arguments are shown: no `*args`, `**kwargs` or `...`.
        first: The first argument, where that is a name.
        target: What it is: a dotted name, or the parameters of what the page defines; `None` where that is not known.
    """

    written: str
    dotted: str
    where: Where
    location: Location
    positional: tuple[Location, ...] = ()
    keywords: tuple[tuple[str, Location], ...] = ()
    is_whole: bool = True
    first: str = ""
    target: str | Taken = None


class PackageCode(Struct, frozen=True):
    """All that the code of a site asks of the package.

    Attributes:
        aliases: Names under which the pages' code imports the package.
        imports: What blocks import.
        uses: Dotted names in blocks and spans.
        calls: Calls in blocks and spans.
    """

    aliases: Mapping[str, str]
    imports: tuple[Import, ...]
    uses: tuple[Use, ...]
    calls: tuple[Call, ...]
