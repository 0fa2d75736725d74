"""The names of the documented package."""

from doc_lint.facts.base import Missing, fact
from doc_lint.site import Package, Symbols


@fact
def symbols(package: Package) -> Symbols | Missing:
    """All names of the documented package, with the parameters of calls."""
    found = package.reader.symbols() if package.reader else "the package cannot be read"
    return Missing(found) if isinstance(found, str) else found
