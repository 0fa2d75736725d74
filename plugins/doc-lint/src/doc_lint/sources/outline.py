"""Sites in whose reading no plugin takes part: MkDocs need not be loaded again.

There, what MkDocs makes of a site before it renders follows from the configuration and the names of the files. It is
kept as a `Site` whose pages are empty; the pages are then read from their files.
"""

import re

from msgspec.structs import replace

from doc_lint import Options, Site, suppressions
from doc_lint.site import Page
from doc_lint.sources import cached_pages, package, tree
from doc_lint.sources.cache import Cache, digest
from doc_lint.sources.facts import with_facts
from doc_lint.sources.folder import Folder
from doc_lint.sources.includes import names_below, near_files
from doc_lint.sources.raw_config import Config

_NAME = "outline"
# Tags of YAML, and keys, that lead out of the configuration.
_OUTSIDE = re.compile(rb"(?:^|[\s\[{,])!|\b(?:INHERIT|hooks|custom_dir)\b")


class Outline:
    """What is known of one site before its pages are read.

    Attributes:
        dialect: The Markdown of the site, as its configuration says.
    """

    def __init__(self, cache: Cache, files: Folder, config_name: str, config: Config):
        self.cache = cache
        self.files = files
        self.dialect = tree.dialect_of(config, files, files.docs)
        text = files[config_name]
        names = "\n".join(sorted(files))
        installed = [folder.stat().st_mtime_ns for folder in package.INSTALLED if folder.exists()]
        self.key = None if _OUTSIDE.search(text) else digest(text, names.encode(), repr(installed).encode())

    def site(self, options: Options) -> Site | None:
        """Return the site, if its outline is known and still holds."""
        known = self.cache.get(_NAME, self.key, Site) if self.key else None
        if known is None:
            return None
        read_page = cached_pages.reader(self.cache, self.dialect)
        pages = (
            read_page(
                self.files[page.location.path],
                path=page.path,
                url=page.url,
                source=page.location.path,
                dialect=self.dialect,
                read=self.files.get,
                is_index=page.is_index,
                in_nav=page.in_nav,
                generated=False,
            )
            for page in known.pages
        )
        search = [self.files.root, self.files.root / "src"]
        found = package.find_package(options.package, search) if options.package else None
        site = replace(known, pages=tuple(pages), package=found)
        site = replace(site, near_files=near_files(site.pages, names_below(self.files.root)))
        site = with_facts(site, options.facts(), search, self.cache)
        return replace(site, suppressions=suppressions.in_pages(site, self.files.get))

    def keep(self, site: Site) -> None:
        """Keep the outline of a site that MkDocs has read and no plugin took part in."""
        pages = tuple(_bare(page) for page in site.pages)
        if self.key:
            self.cache.put(
                _NAME,
                self.key,
                replace(site, pages=pages, package=None, symbols=None, type_rows=None, lacking={}, suppressions=()),
            )


def _bare(page: Page) -> Page:
    return Page(page.path, page.url, page.location, is_index=page.is_index, in_nav=page.in_nav)
