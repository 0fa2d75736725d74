"""The names of the documented package."""

from doc_lint.facts.base import Missing, fact
from doc_lint.site import Package, Symbols


@fact
def symbols(package: Package) -> Symbols | Missing:
    """Every public name of the documented package, with what a call of it takes."""
    found = package.reader.symbols() if package.reader else "nothing reads the package"
    return Missing(found) if isinstance(found, str) else found
