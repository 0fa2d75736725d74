"""Describe in one line what stopped a build, with the file of the site and its line.

MkDocs, Python-Markdown and their extensions raise errors at text that they cannot read, such as the link `//[x`. MkDocs
logs the page at most, and Python prints a traceback that names their own files.
"""

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb
from types import FrameType
from xml.etree.ElementTree import Element

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link
from mkdocs.structure.pages import Page

from doc_lint.reporters.printable import printable
from doc_lint.sources.files.author_files import AuthorFiles
from doc_lint.sources.files.text import decode
from doc_lint.time_limit import TimeLimitError, time_limit

log = logging.getLogger("mkdocs")

_MARKDOWN = ("markdown.", "pymdownx.", "mkdocs.structure.", "doc_lint.time_limit")
_SECONDS, _SECONDS_PER_CHARACTER = 10.0, 0.0001
_NAV_FILES = (".nav.yml", ".pages")
_INSTALLED = {"site-packages", "dist-packages"}
_SHORTEST, _LONGEST, _SHOWN = 3, 100_000, 40  # characters of text that is looked for, and of its beginning
_DEEPEST = 50  # functions
_WORDS = re.compile(r"[\w -]*")  # also names in programs, so they prove nothing


def describe(error: BaseException, config: MkDocsConfig | None) -> str | None:
    """Return what stopped a build; `None` if MkDocs prints one line, or someone needs the traceback.

    That is the developer of a hook or of another module of the site, and who builds with `--verbose`.
    """
    if config is None or isinstance(error, MkDocsException) or log.isEnabledFor(logging.DEBUG):
        return None
    frames = _frames(error)
    return None if any(_is_of_site(frame, config) for frame in frames) else _in_one_line(error, frames, config)


def _in_one_line(error: BaseException, frames: list[FrameType], config: MkDocsConfig) -> str:
    page = next(filter(None, map(_page, frames)), None)
    where, text = _find(frames, page, config)
    at = f", at `{text[:_SHOWN]}{'...' * (len(text) > _SHOWN)}`" if text else ""
    if isinstance(error, TimeLimitError):
        return printable(f"{where}: Python-Markdown takes too long{at}; shorten or split it")
    module = next((_module(frame) for frame in frames if not _is_standard(frame)), "Python")
    what = str(error) or type(error).__name__
    return printable(f"{where}: {module} stopped the build: {what[:200]}{at}; for its traceback, use --verbose")


def limit_time(page: Page) -> None:
    """Stop the build if Python-Markdown takes too long for a page. Some of its patterns need quadratic time, or worse.

    The time of other packages doesn't count, such as that of mkdocstrings: they may have much to do.
    """
    render = page.render

    def limited(config: MkDocsConfig, files: Files) -> None:
        seconds = _SECONDS + _SECONDS_PER_CHARACTER * len(page.markdown or "")
        outside = sys._getframe()
        try:
            with time_limit(seconds, lambda frame: _is_markdown(frame, outside)):
                render(config, files)
        except TimeLimitError as error:
            raise PluginError(f"doc-lint: {_in_one_line(error, _frames(error), config)}") from None

    page.render = limited  # type: ignore[method-assign]


def _is_markdown(frame: FrameType | None, outside: FrameType) -> bool:
    """Return whether all functions that run are Python-Markdown's, or those of its usual extensions."""
    while frame is not None and frame is not outside:
        if not (_is_standard(frame) or _module(frame).startswith(_MARKDOWN)):
            return False
        frame = frame.f_back
    return True


def is_from_snippets(error: Exception) -> bool:
    """Return whether pymdownx.snippets failed at what a page includes."""
    return any(_module(frame) == "pymdownx.snippets" for frame, _ in walk_tb(error.__traceback__))


def _frames(error: BaseException) -> list[FrameType]:
    """Return the functions of others that an error went through, the innermost first."""
    return [frame for frame, _ in walk_tb(error.__traceback__) if not _module(frame).startswith("doc_lint.")][::-1]


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))


def _is_standard(frame: FrameType) -> bool:
    return _module(frame).partition(".")[0] in sys.stdlib_module_names


def _is_of_site(frame: FrameType, config: MkDocsConfig) -> bool:
    path = Path(frame.f_code.co_filename)
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    return path.is_relative_to(root) and _INSTALLED.isdisjoint(path.parts)


def _page(frame: FrameType) -> Page | None:
    """Return the page that a function of MkDocs reads or builds."""
    values = [frame.f_locals.get(name) for name in ("page", "self")] if _module(frame).startswith("mkdocs.") else []
    return next((value for value in values if isinstance(value, Page)), None)


def _find(frames: list[FrameType], page: Page | None, config: MkDocsConfig) -> tuple[str, str]:
    """Return the place of the text at which the innermost function failed, and that text; or else only the file.

    Text that several lines have is extended to that of the function that called it, if that is in one line only.
    """
    sources = list(_sources(page, config))
    file, found = sources[0][0], ""
    for frame in frames[:_DEEPEST]:
        for wanted in sorted(_texts(frame), key=len, reverse=True):
            for path, source in sources if found in wanted else ():
                first = source.find(wanted)
                if first < 0:
                    continue
                if "\n" not in source[first : source.rfind(wanted)]:
                    line = source.count("\n", 0, first) + 1
                    return f"{path}:{line}", wanted
                if not found:
                    file, found = path, wanted
    return file, found


def _texts(frame: FrameType) -> Iterator[str]:
    """Yield what may be text of the site among the variables of a function."""
    for value in frame.f_locals.values():
        if isinstance(value, Element):
            text = "".join(value.itertext()).strip()
        elif isinstance(value, Link):
            text = value.url
        elif isinstance(value, re.Match):
            text = value[0] if isinstance(value[0], str) else ""
        else:
            text = value.strip() if isinstance(value, str) and not _WORDS.fullmatch(value) else ""
        if _SHORTEST <= len(text) <= _LONGEST and "\n" not in text:
            yield text


def _sources(page: Page | None, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Yield the paths and texts of the files of the site in which the cause can be, the likeliest first."""
    file = Path(config.config_file_path or "mkdocs.yml").resolve()
    author = AuthorFiles(config.plugins, file.parent, config.docs_dir)
    if page is not None:
        data = b""
        with suppress(OSError):
            data = page.file.content_bytes
        yield author.path(page.file.src_uri), _normal(data)
    with suppress(OSError):
        yield file.name, _normal(file.read_bytes())
    literate_nav = config.plugins.get("literate-nav")
    names = {*_NAV_FILES, literate_nav.config["nav_file"] if literate_nav else ""}
    for path in Path(config.docs_dir).rglob("*"):
        if path.name in names and path.is_file():
            with suppress(OSError):
                yield author.path(path.relative_to(config.docs_dir).as_posix()), _normal(path.read_bytes())


def _normal(data: bytes) -> str:
    return re.sub("\r\n?", "\n", decode(data)[0])
