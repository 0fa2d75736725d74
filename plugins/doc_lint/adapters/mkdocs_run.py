"""Run MkDocs up to the point where rendering begins, and take the site from there."""

import logging
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from doc_lint import Options, Site
from doc_lint.adapters.mkdocs_plugin import DocLintPlugin
from doc_lint.sources import SourceError


def load(config_path: Path) -> tuple[Site, Options]:
    """Return a site and its doc-lint options as the build sees them: with generated pages and the nav of nav plugins.

    A site that does not name doc-lint among its plugins is linted with the default options.

    Raises:
        SourceError: Where the configuration, a plugin or a generating script fails.
    """
    if not config_path.is_file():
        raise SourceError(f"{config_path}: no such file; name the configuration of the site with -f")
    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    logger.propagate = False
    try:
        config = load_config(str(config_path), strict=False)
        return _collect(config)
    except MkDocsException as error:
        raise SourceError("; ".join([f"{config_path}: {error}", *complaints.messages])) from error
    finally:
        logger.removeHandler(complaints)
        logger.propagate = True


def _collect(config: MkDocsConfig) -> tuple[Site, Options]:
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    plugin = config.plugins.get("doc-lint")
    if not isinstance(plugin, DocLintPlugin):
        plugin = DocLintPlugin()
        plugin.on_nav(nav, config=config, files=files)
    if plugin.site is None:
        raise SourceError("doc-lint is turned off in the configuration of the site (`enabled: false`)")
    return plugin.site, plugin.options


class _Complaints(logging.Handler):
    """Keeps the errors that MkDocs logs before it gives up: they name the option that is wrong."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
