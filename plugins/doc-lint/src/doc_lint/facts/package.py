"""The documented package."""

from doc_lint.facts.base import Missing, fact
from doc_lint.site import Package, Site


@fact
def package(site: Site) -> Package | Missing:
    """The Python package that the site documents. Missing if it is not installed."""
    if site.package is None:
        return Missing("the option `package` is not set", expected=True)
    if not site.package.modules:
        return Missing(f"the package `{site.package.name}` is not installed")
    return site.package
