"""The navigation on built pages."""

from collections.abc import Mapping

from doc_lint.facts.base import Missing, fact
from doc_lint.site import Rendered, Site

RenderedPages = Mapping[str, Rendered]


@fact
def rendered(site: Site) -> RenderedPages | Missing:
    """The navigation on each built page, by path of the page."""
    if site.rendered is not None:
        return site.rendered
    if "rendered" in site.unknown:
        return Missing(site.unknown["rendered"])
    return Missing("it needs built pages, so it runs only in a build", expected=True)
