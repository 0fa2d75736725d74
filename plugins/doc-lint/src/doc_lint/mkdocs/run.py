"""Run MkDocs up to the point where rendering begins, and take the site from there."""

import logging
import os
from pathlib import Path
from traceback import extract_tb

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from msgspec.structs import replace

from doc_lint import Options, Site
from doc_lint.mkdocs.plugin import DocLintPlugin
from doc_lint.site import Accepted
from doc_lint.sources import SourceError
from doc_lint.sources.build import dialect_of
from doc_lint.sources.cache import Cache
from doc_lint.sources.outline import Outline

_BEFORE = ("startup", "config", "pre_build", "files", "nav")
_APART = (DocLintPlugin.__module__, "mkdocs.contrib.search", "material.plugins.search.plugin")


def load(
    config_path: Path,
    options: Options,
    accepted: tuple[Accepted, ...] = (),
    cache: Cache | None = None,
    outline: Outline | None = None,
) -> Site:
    """Return a site as the build sees it: with generated pages and the nav of nav plugins.

    Args:
        config_path: The configuration of the site.
        options: The options of this run, which take the place of those that the site sets.
        accepted: What the baseline accepts.
        cache: What an earlier run found out.
        outline: Takes what later runs need not load MkDocs for.

    Raises:
        SourceError: Where the configuration, a plugin or a generating script fails.
    """
    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    logger.propagate = False
    try:
        return _collect(load_config(str(config_path), strict=False), options, accepted, cache, outline)
    except MkDocsException as error:
        raise SourceError("; ".join([f"{config_path}: {error}", *complaints.messages])) from error
    except SourceError:
        raise
    except (Exception, SystemExit) as error:
        raise SourceError(_failure(config_path, error)) from error
    finally:
        logger.removeHandler(complaints)
        logger.propagate = True


def _collect(
    config: MkDocsConfig,
    options: Options,
    accepted: tuple[Accepted, ...],
    cache: Cache | None,
    outline: Outline | None,
) -> Site:
    plugin = config.plugins.get("doc-lint")
    linter = plugin if isinstance(plugin, DocLintPlugin) else DocLintPlugin()
    linter.options = replace(options, baseline="")  # read already
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    linter.accepted, linter.cache = accepted, cache
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    if linter is not plugin:
        linter.on_nav(nav, config=config, files=files)
    assert linter.site is not None  # noqa: S101 - on_nav sets it
    if outline and _is_alone(config) and outline.dialect == dialect_of(config):
        outline.keep(linter.site)
    return linter.site


def _is_alone(config: MkDocsConfig) -> bool:
    """Tell whether no plugin takes part before pages are rendered, but for doc-lint and the search."""
    methods = (method for event in _BEFORE for method in config.plugins.events[event])
    return all(type(getattr(method, "__self__", None)).__module__ in _APART for method in methods)


def _failure(config_path: Path, error: BaseException) -> str:
    """Say what a plugin, hook or script raised, and where: in a file of the site, if one took part."""
    root = str(config_path.parent.resolve())
    frames = extract_tb(error.__traceback__)
    frame = next((frame for frame in reversed(frames) if frame.filename.startswith(root)), frames[-1])
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    place = f"{os.path.relpath(frame.filename)}:{frame.lineno}"
    return f"{place}: {what}; mend it, or read the sources without plugins: doc-lint check --no-plugins"


class _Complaints(logging.Handler):
    """Keeps the errors that MkDocs logs before it gives up: they name the option that is wrong."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
