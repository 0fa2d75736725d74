"""Sites that no plugin takes part in reading: MkDocs need not be loaded again.

There, what MkDocs makes of a site before it renders follows from the configuration and the names of the files. It is
kept as a `Site` whose pages are empty; the pages are then read from their files.
"""

import re

from msgspec.structs import replace

from doc_lint.options import Options
from doc_lint.site import Accepted, Page, Site
from doc_lint.sources import cached_pages, tree
from doc_lint.sources.cache import Cache, digest
from doc_lint.sources.complete import complete
from doc_lint.sources.config.raw_config import Config
from doc_lint.sources.folder import Folder
from doc_lint.sources.option_file import OptionFile
from doc_lint.sources.python import package

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

    def site(
        self, options: Options, accepted: tuple[Accepted, ...], option_file: OptionFile | None = None
    ) -> Site | None:
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
        return complete(
            replace(known, pages=tuple(pages)),
            self.files.root,
            self.files.get,
            package=options.package,
            generated=options.generated,
            accepted=accepted,
            option_file=option_file,
            cache=self.cache,
        )

    def keep(self, site: Site) -> None:
        """Keep the outline of a site that MkDocs has read and no plugin took part in."""
        pages = tuple(_bare(page) for page in site.pages)
        if self.key:
            self.cache.put(
                _NAME,
                self.key,
                replace(site, pages=pages, package=None, rendered=None, unknown={}, suppressions=(), accepted=()),
            )


def _bare(page: Page) -> Page:
    return Page(page.path, page.url, page.location, is_index=page.is_index, in_nav=page.in_nav)
