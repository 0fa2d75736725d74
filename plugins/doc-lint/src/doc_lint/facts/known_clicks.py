"""Numbers of clicks between pages, where all links are known."""

from doc_lint.facts.base import Missing, fact
from doc_lint.facts.clicks import Clicks
from doc_lint.site import Site

KnownClicks = Clicks


@fact
def known_clicks(site: Site, clicks: Clicks) -> KnownClicks | Missing:
    """The pages that are one click away from each page. Missing if a plugin or hook may add links before rendering."""
    return Missing(site.unknown["links"]) if "links" in site.unknown else clicks
