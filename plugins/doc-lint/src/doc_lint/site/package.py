"""The documented Python package: its modules, and a reader for names and types."""

from collections.abc import Sequence
from typing import Any, Protocol

from msgspec import Struct

from doc_lint.site.symbols import Symbols


class PackageReader(Protocol):
    """Reads a package on demand. Implemented in `sources`. A method that fails returns the reason as a string."""

    def symbols(self) -> Symbols | str:
        """Return all names of the package."""

    def type_check(self, modules: Sequence[str]) -> Sequence[dict[str, Any]] | str:
        """Type-check modules that use the package.

        Args:
            modules: The source text of each module.

        Returns:
            One mapping per diagnostic, in GitLab's code quality format. Its path is `doc_lint_N.py` for module N.
        """


class Package(Struct, frozen=True):
    """The documented Python package. It is never imported.

    Attributes:
        name: Import name.
        modules: Dotted names of its public modules, the package itself first; empty if it is not installed.
        reader: Reads its names and types on demand; `None` if they can't be read.
    """

    name: str
    modules: tuple[str, ...] = ()
    reader: PackageReader | None = None
