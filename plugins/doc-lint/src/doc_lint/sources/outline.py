"""Read a site again without loading MkDocs, if no plugin changes how it is read.

Such a site depends only on the configuration and on the names and contents of the files. Its outline, a `Site` with
empty pages, is cached; the pages are then read from their files.
"""

from msgspec.structs import replace

from doc_lint import installed
from doc_lint.options import Options
from doc_lint.site import Accepted, Page, Site
from doc_lint.sources import cached_pages, tree
from doc_lint.sources.cache import Cache, digest
from doc_lint.sources.complete import complete
from doc_lint.sources.config.option_file import OptionFile
from doc_lint.sources.config.plain import only_in_file
from doc_lint.sources.config.raw_config import Config, entries
from doc_lint.sources.files.folder import Folder
from doc_lint.sources.python import package

_NAME = "outline"


class Outline:
    """The cached outline of one site.

    Attributes:
        dialect: The Markdown dialect of the site, from its configuration.
        is_whole: Whether the site depends on nothing but its files and what is installed, as far as is known so far.
    """

    def __init__(self, cache: Cache, files: Folder, config_name: str, config: Config):
        self.cache = cache
        self.files = files
        self.dialect = tree.dialect_of(config, files, files.docs)
        text = files[config_name]
        names = "\n".join(sorted(files))
        times = [folder.stat().st_mtime_ns for folder in package.INSTALLED if folder.exists()]
        self.is_whole = False
        self._extensions = frozenset(entries(config.get("markdown_extensions")))
        self.key = digest(text, names.encode(), repr(times).encode()) if only_in_file(text) else None

    def site(
        self, options: Options, accepted: tuple[Accepted, ...], option_file: OptionFile | None = None
    ) -> Site | None:
        """Return the site, or `None` if its outline is not cached or out of date."""
        known = self.cache.get(_NAME, self.key, Site) if self.key else None
        if known is None:
            return None
        self.is_whole = self._are_installed()
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
            docs=self.files.docs,
            package=options.package,
            generated=options.generated,
            accepted=accepted,
            option_file=option_file,
            cache=self.cache,
        )

    def keep(self, site: Site) -> None:
        """Cache the outline of a site that MkDocs has read without other plugins."""
        pages = tuple(_without_content(page) for page in site.pages)
        if self.key:
            self.is_whole = self._are_installed()
            self.cache.put(
                _NAME,
                self.key,
                replace(
                    site,
                    pages=pages,
                    package=None,
                    repository=None,
                    rendered=None,
                    unknown={},
                    suppressions=(),
                    accepted=(),
                ),
            )

    def _are_installed(self) -> bool:
        """Return whether no Markdown extension is a module of the site, which can change at any time."""
        others = self._extensions - installed.names("markdown.extensions")
        return all(name.startswith(("markdown.extensions.", "pymdownx.")) for name in others)


def _without_content(page: Page) -> Page:
    return Page(page.path, page.url, page.location, is_index=page.is_index, in_nav=page.in_nav)
