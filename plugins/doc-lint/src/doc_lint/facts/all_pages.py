"""All pages of a site."""

from collections.abc import Mapping

from doc_lint.facts.base import Missing, fact
from doc_lint.site import Page, Site

AllPages = Mapping[str, Page]


@fact
def all_pages(site: Site) -> AllPages | Missing:
    """All pages by path. Missing if a plugin that did not run may add more."""
    return Missing(site.unknown["pages"]) if "pages" in site.unknown else site.page_by_path
