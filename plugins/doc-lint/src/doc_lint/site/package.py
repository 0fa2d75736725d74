"""The documented Python package, as a site knows it: its modules, and a reader for the rest."""

from collections.abc import Sequence
from typing import Any, Protocol

from msgspec import Struct

from doc_lint.site.symbols import Symbols


class PackageReader(Protocol):
    """Reads a package on demand; sources provide it. Where it cannot, a method returns the reason as a string."""

    def symbols(self) -> Symbols | str:
        """Return every name of the package."""

    def type_check(self, modules: Sequence[str]) -> Sequence[dict[str, Any]] | str:
        """Type-check the text of modules that use the package.

        Returns:
            One row a diagnostic, in GitLab's code quality format; its path is `doc_lint_N.py` for the module N.
        """


class Package(Struct, frozen=True):
    """What is known of the documented Python package without importing it.

    Attributes:
        name: Import name.
        modules: Dotted names of its public modules, the package itself first; empty where it is not installed.
        reader: Reads its names and types on demand.
    """

    name: str
    modules: tuple[str, ...] = ()
    reader: PackageReader | None = None
