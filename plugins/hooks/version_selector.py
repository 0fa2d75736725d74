"""`on_config`: shows the version selector only in what mike deploys.

Anywhere else there is no `versions.json`, and the browser would log a failed request on every page.
"""

import os

from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> None:
    """Remove the selector unless mike builds: it sets the variable before it starts the build."""
    if "MIKE_DOCS_VERSION" not in os.environ:
        config.extra.pop("version", None)
