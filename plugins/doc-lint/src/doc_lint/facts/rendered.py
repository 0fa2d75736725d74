"""What built pages show."""

from collections.abc import Mapping

from doc_lint.facts.base import Missing, fact
from doc_lint.site import Rendered, Site

RenderedPages = Mapping[str, Rendered]


@fact
def rendered(site: Site) -> RenderedPages | Missing:
    """What each built page shows of the navigation, by path of the page."""
    if site.rendered is not None:
        return site.rendered
    if "rendered" in site.unknown:
        return Missing(site.unknown["rendered"])
    return Missing("it looks at built pages, which only a build has", expected=True)
