"""Imports, names and calls of the documented package in the code of pages."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from doc_lint.site import Location, Parameter

Where = Literal["block", "span"]
Signature = tuple[Parameter, ...] | None


class Import(Struct, frozen=True):
    """An import of a module or name from the package, or from one whose name differs only in `_` or case.

    Attributes:
        page: Path of the page that shows it, also if the code is in an included file. The first one, if several do.
        module: Dotted name of the module.
        name: The imported name; empty for `import module`.
        location: Where the name, or else the module, is.
    """

    page: str
    module: str
    name: str
    location: Location


class Use(Struct, frozen=True):
    """A use of a dotted name of the package.

    Attributes:
        page: Path of the page that shows it.
        name: The name as written, for example `shop.Cart`.
        dotted: The name with aliases resolved.
        where: In a code block or in inline code.
        location: Where it starts.
    """

    page: str
    name: str
    dotted: str
    where: Where
    location: Location


class Call(Struct, frozen=True):
    """A call of a function or class of the package.

    Attributes:
        page: Path of the page that shows it.
        name: The name of the function or class as written.
        dotted: The name with aliases resolved.
        where: In a code block or in inline code.
        location: Where it starts.
        positional: Locations of the positional arguments.
        keywords: Names and locations of the keyword arguments.
        is_whole: Whether all arguments are shown: no `*args`, `**kwargs` or `...`.
        first: The first argument if it is a name, or an empty string.
        target: What the first argument is: a dotted name of the package, or the parameters of a function or class that
            the page defines; `None` if unknown.
    """

    page: str
    name: str
    dotted: str
    where: Where
    location: Location
    positional: tuple[Location, ...] = ()
    keywords: tuple[tuple[str, Location], ...] = ()
    is_whole: bool = True
    first: str = ""
    target: str | Signature = None


class PackageCode(Struct, frozen=True):
    """How the code of all pages uses the package.

    Attributes:
        aliases: Dotted names by the names under which pages import the package.
        imports: Imports in code blocks.
        uses: Dotted names in code blocks and inline code.
        calls: Calls in code blocks and inline code.
    """

    aliases: Mapping[str, str]
    imports: tuple[Import, ...]
    uses: tuple[Use, ...]
    calls: tuple[Call, ...]
