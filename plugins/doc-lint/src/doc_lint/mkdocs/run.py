"""Read a site by running MkDocs up to the point where rendering begins."""

import logging
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path
from traceback import extract_tb
from typing import Any

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
from doc_lint.sources.config.option_file import OptionFile
from doc_lint.sources.outline import Outline
from doc_lint.sources.tree import with_languages

_EVENTS = ("startup", "config", "pre_build", "files", "nav")
_HARMLESS_PLUGINS = (DocLintPlugin.__module__, "mkdocs.contrib.search", "material.plugins.search.plugin")


def load(
    config_path: Path,
    options: Options,
    accepted: tuple[Accepted, ...] = (),
    option_file: OptionFile | None = None,
    cache: Cache | None = None,
    outline: Outline | None = None,
) -> Site:
    """Return a site as the build sees it, with generated pages and the nav of nav plugins.

    Args:
        config_path: The configuration file of the site.
        options: The options of this run, used instead of the site's.
        accepted: The findings that the baseline accepts.
        option_file: The file that sets the options; `None` if the configuration file does.
        cache: The cache, or `None` to read every page.
        outline: Stores the structure of the site, so that later runs can skip MkDocs.

    Raises:
        SourceError: If the configuration, a plugin or a script that generates pages fails.
    """
    errors = _LoggedErrors()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(errors)
    logger.propagate = False
    try:
        with redirect_stdout(sys.stderr):  # what plugins and hooks print is not a part of the report
            config = load_config(str(config_path), strict=False)
            try:
                return _collect(config, options, accepted, option_file, cache, outline)
            finally:
                _clean_up(config)
    except MkDocsException as error:
        if isinstance(error.__cause__, SourceError):
            raise error.__cause__ from None
        raise SourceError("; ".join([f"{config_path}: {error}", *errors.messages])) from error
    except SourceError:
        raise
    except (Exception, SystemExit) as error:
        raise SourceError(_failure(config_path, error)) from error
    finally:
        logger.removeHandler(errors)
        logger.propagate = True


def _collect(
    config: MkDocsConfig,
    options: Options,
    accepted: tuple[Accepted, ...],
    option_file: OptionFile | None,
    cache: Cache | None,
    outline: Outline | None,
) -> Site:
    plugin = config.plugins.get("doc-lint")
    linter = plugin if isinstance(plugin, DocLintPlugin) else DocLintPlugin()
    linter.options = replace(options, baseline="")  # already read
    linter.option_file = option_file
    config.plugins.on_startup(command="build", dirty=False)
    sites = [_site(config, linter, accepted, cache)]
    i18n: Any = config.plugins.get("i18n")
    built = list(i18n.build_languages) if i18n else []
    for language in built:
        if language != i18n.default_language:  # as the plugin does when the build of the default language ends
            i18n.current_language = language
            sites.append(_site(config, linter, accepted, cache))
    later = {f"{language}/**" for language in built} - {*options.generated}
    sites = [replace(site, generated=tuple(each for each in site.generated if each not in later)) for site in sites]
    if outline and _has_no_other_plugins(config) and outline.dialect == dialect_of(config):
        outline.keep(sites[0])
    return with_languages(sites)


def _site(config: MkDocsConfig, linter: DocLintPlugin, accepted: tuple[Accepted, ...], cache: Cache | None) -> Site:
    """Return the site as the build sees it that begins now."""
    config = config.plugins.on_config(config)
    linter.accepted, linter.cache = accepted, cache
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    if linter is not config.plugins.get("doc-lint"):
        linter.on_nav(nav, config=config, files=files)
    assert linter.site is not None  # noqa: S101 - on_nav sets it
    return linter.site


def _clean_up(config: MkDocsConfig) -> None:
    """Let multirepo delete its copies next to the docs folder. Other plugins use folders for temporary files."""
    multirepo = config.plugins.get("multirepo")
    if multirepo is not None:
        multirepo.on_post_build(config=config)


def _has_no_other_plugins(config: MkDocsConfig) -> bool:
    """Return whether no plugin but doc-lint and the search handles the events before rendering."""
    methods = (method for event in _EVENTS for method in config.plugins.events[event])
    return all(type(getattr(method, "__self__", None)).__module__ in _HARMLESS_PLUGINS for method in methods)


def _failure(config_path: Path, error: BaseException) -> str:
    """Return a message with an error of a plugin, hook or script, and its place: in a file of the site.

    If the site's own code did not fail, that file is the configuration, which names the plugins.
    """
    root = str(config_path.parent.resolve())
    frames = extract_tb(error.__traceback__)
    frame = next((frame for frame in reversed(frames) if frame.filename.startswith(root)), None)
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    if frame is None:
        last = Path(frames[-1].filename)
        place, what = os.path.relpath(config_path), f"{what} (in {last.parent.name}/{last.name}:{frames[-1].lineno})"
    else:
        place = f"{os.path.relpath(frame.filename)}:{frame.lineno}"
    return f"{place}: {what}; fix it, or run without plugins: doc-lint check --no-plugins"


class _LoggedErrors(logging.Handler):
    """Collects the errors that MkDocs logs before it aborts: they name the invalid option."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
