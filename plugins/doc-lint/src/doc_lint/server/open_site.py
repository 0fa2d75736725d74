"""The site that an editor has open: read once, then changed page by page, with the unsaved text of the editor."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from doc_lint import Finding, Options, Page, Site, engine, suppressions
from doc_lint.grouping import each_place
from doc_lint.options import all_rules
from doc_lint.server.page_rules import page_rules
from doc_lint.sources import SourceError
from doc_lint.sources.files.read_file import read_file
from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.page import read_page

_KEPT = ("package", "symbols", "anchors", "navigation")
"""Facts that one page changes too little to compute them again while one types."""
_KEPT_IN_OTHER_LANGUAGES = ("package", "symbols")


class ReadSite(Struct, frozen=True):
    """A site as it was read.

    Attributes:
        site: The site.
        options: The options of doc-lint.
        dialect: The Markdown dialect of its pages.
        note: A note to the user about how the site was read, or an empty string.
    """

    site: Site
    options: Options
    dialect: Dialect
    note: str = ""


class Source(Protocol):
    """Where the site of a workspace comes from."""

    @property
    def root(self) -> Path:
        """The folder that paths are relative to."""

    @property
    def config_path(self) -> str:
        """Path of the configuration file; empty for a folder of Markdown."""

    def read(self, unsaved: Mapping[str, bytes]) -> ReadSite:
        """Read the whole site, with contents of files that are not saved yet.

        Raises:
            SourceError: If the site cannot be read.
            OptionError: If the options are invalid.
        """


class Interrupted(Exception):  # noqa: N818 - not an error
    """The text changed while the site was linted."""


class _Facts(engine.Facts):
    """The facts of a site, until the text changes."""

    def __init__(self, site: Site, is_current: Callable[[], bool]):
        super().__init__(site)
        self.is_current = is_current

    def get(self, name: str) -> Any:
        if not self.is_current():
            raise Interrupted
        return super().get(name)


class OpenSite:
    """A site, the open files and what was found.

    Attributes:
        source: Where the site comes from.
        texts: The text of each open file, by its path.
        read: The site, its options and dialect; `None` before it was read for the first time.
        found: The findings at each file, after the last run.
    """

    def __init__(self, source: Source):
        self.source = source
        self.texts: dict[str, str] = {}
        self.read: ReadSite | None = None
        self.found: dict[str, list[Finding]] = {}
        self._known: dict[str, Any] = {}

    @property
    def sites(self) -> tuple[Site, ...]:
        """The site in each language; empty before it is read."""
        return (self.read.site, *self.read.site.languages) if self.read else ()

    def content(self, path: str) -> bytes | None:
        """Return the content of a file: that of the editor, or else the saved one; `None` if there is no such file."""
        if path in self.texts:
            return self.texts[path].encode(errors="replace")
        try:
            return read_file(self.source.root / path)
        except OSError:
            return None

    def text(self, path: str) -> str | None:
        """Return the text of a file, empty if it does not exist; `None` if it is not UTF-8."""
        if path in self.texts:
            return self.texts[path]
        try:
            return (self.content(path) or b"").decode()
        except UnicodeDecodeError:
            return None

    def page(self, path: str) -> Page | None:
        """Return the page in a file; `None` if there is none."""
        return next((page for site in self.sites for page in site.pages if page.location.path == path), None)

    def shows(self, path: str) -> bool:
        """Return whether a page shows the text of a file."""
        return any(_shows(page, path) for site in self.sites for page in site.pages)

    def read_again(self) -> ReadSite:
        """Read the whole site, for example in a thread. `take` then makes it the open one.

        Raises:
            SourceError: If the site cannot be read.
            OptionError: If the options are invalid.
        """
        return self.source.read({path: text.encode(errors="replace") for path, text in [*self.texts.items()]})

    def take(self, read: ReadSite) -> None:
        """Replace the site, and read open files again: plugins have read the saved ones, and they may have changed."""
        self.read = read
        for path in self.texts:
            self.change(path)

    def change(self, path: str) -> bool:
        """Read the pages that a file contains or is included in, and return whether one of them changed."""
        if self.read is None:
            return False
        before = self.read
        first, *others = (self._changed(site, path) for site in self.sites)
        if first is not before.site or others:
            self.read = replace(before, site=replace(first, languages=tuple(others)))
        return self.read.site.pages != before.site.pages or any(
            one.pages != other.pages for one, other in zip(self.sites[1:], before.site.languages, strict=True)
        )

    def _changed(self, site: Site, path: str) -> Site:
        pages = {page.path: self._page(page) for page in site.pages if _shows(page, path) and not page.generated}
        if not pages:
            return site
        changed = replace(site, pages=tuple(pages.get(page.path, page) for page in site.pages))
        return replace(changed, suppressions=suppressions.in_pages(changed, self.content))

    def _page(self, page: Page) -> Page:
        """Return a page as it is now; as it was if its file is gone."""
        data = self.content(page.location.path)
        try:
            return page if data is None else self._read_page(page, data)
        except SourceError:  # includes that never end
            return page

    def reread(self, page: Page, text: str) -> Page:
        """Return a page with another text."""
        return self._read_page(page, text.encode(errors="replace"))

    def _read_page(self, page: Page, data: bytes) -> Page:
        assert self.read is not None  # noqa: S101 - a page is one of a site that was read
        return read_page(
            data,
            path=page.path,
            url=page.url,
            source=page.location.path,
            dialect=self.read.dialect,
            read=self.content,
            is_index=page.is_index,
            in_nav=page.in_nav,
        )

    def lint_page(self, path: str) -> dict[str, list[Finding]]:
        """Return the findings at each file that may have changed with one file.

        Only rules about single pages run; of the others, the findings of the last run are returned.
        """
        if self.read is None or not self._known:
            return {}
        options, found = self.read.options, list[Finding]()
        rules = page_rules(options.chosen(all_rules()))
        paths: set[str] = set()
        for site in self.sites:
            pages = [page for page in site.pages if _shows(page, path) and not page.generated]
            paths |= {page.path for page in pages}
            if pages:
                facts = engine.Facts(site.only(pages))
                kept = _KEPT if site is self.read.site else _KEPT_IN_OTHER_LANGUAGES
                facts.values |= {name: self._known[name] for name in kept}
                found += each_place(engine.lint(facts.values["site"], options, rules, facts).findings)
        names = {rule.name for rule in rules}
        places = _by_file(each for each in dict.fromkeys(found) if each.page in paths)
        files = {
            path,
            *places,
            *(page.location.path for site in self.sites for page in site.pages if page.path in paths),
        }
        for file in files:
            others = (each for each in self.found.get(file, ()) if each.rule not in names or each.page not in paths)
            places.setdefault(file, []).extend(others)
        return places

    def lint(self, is_current: Callable[[], bool]) -> dict[str, list[Finding]]:
        """Run all rules and return the findings at each file.

        Raises:
            Interrupted: If the result is not wanted any more. The first run always ends.
        """
        read = self.read
        if read is None:
            return {}
        facts = _Facts(read.site, (lambda: True) if not self._known else is_current)
        report = engine.lint(read.site, read.options, facts=facts)
        self._known = {name: facts.get(name) for name in _KEPT}
        self.found = _by_file(dict.fromkeys(each_place(report.findings)))
        return self.found


def _shows(page: Page, path: str) -> bool:
    """Return whether a page shows the text of a file."""
    return page.location.path == path or any(each.path == path for each in page.includes)


def _by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return findings by the path of their file."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.location.path].append(finding)
    return dict(found)


def in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings in the order of their places."""
    yield from sorted(findings, key=lambda each: (each.location, each.rule))
