"""Pages whose text is not known before they are rendered."""

from collections.abc import Mapping

from msgspec import Struct

from doc_lint.facts.base import fact
from doc_lint.facts.ignored_files import REASON, ignored_include
from doc_lint.patterns import match
from doc_lint.site import MissingInclude, Page, Site

UNSURE = "Python-Markdown, which is not installed or takes too long, may read the page differently"
FILLED = "hooks or macros fill in the pages"


class UnknownText(Struct, frozen=True):
    """Why a part of a page is unknown.

    Attributes:
        reason: The reason, as a clause.
        ignored: The missing file that Git ignores, if that is the reason.
    """

    reason: str
    ignored: str = ""


UnjudgedPages = Mapping[str, UnknownText]


@fact
def unjudged_pages(site: Site) -> UnjudgedPages:
    """Why pages are not known as readers will see them, by path. In a build, the rendered pages are known."""
    found = ((page.path, _unknown_text(site, page)) for page in site.pages if page.rendered is None)
    return {path: unknown for path, unknown in found if unknown}


def _unknown_text(site: Site, page: Page) -> UnknownText | None:
    if "links" in site.unknown:
        return UnknownText(site.unknown["links"])
    if site.has_hooks and page.has_markers:
        return UnknownText(FILLED)
    return unknown_include(site, page) or (UnknownText(UNSURE) if page.is_unsure else None)


def unknown_include(site: Site, page: Page) -> UnknownText | None:
    """Return why the text of a file that a page includes is unknown; `None` if all included files are known."""
    return next(filter(None, (unknown_file(site, page, missing) for missing in page.missing_includes)), None)


def unknown_file(site: Site, page: Page, missing: MissingInclude) -> UnknownText | None:
    """Return why a missing included file may be there when the site is built; `None` if it is simply missing."""
    if missing.section:
        return None
    if "{{" in missing.file or "{%" in missing.file:
        return UnknownText(FILLED)
    docs = page.location.path.removesuffix(page.path)
    if any(match(path.removeprefix(docs), site.generated) for path in missing.tried):
        return UnknownText(site.unknown.get("pages", "the build generates a file that they include"))
    name = ignored_include(site, missing.tried)
    return UnknownText(REASON, name) if name else None
