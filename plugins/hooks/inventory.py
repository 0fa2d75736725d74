"""Adds fields and constants to `objects.inv`, by which other projects link to this one.

mkdocstrings lists what it renders, and the API reference has its fields and constants in tables. A row of those has an
anchor with the full name of the field.
"""

import re
from importlib.metadata import version
from typing import TYPE_CHECKING, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

if TYPE_CHECKING:
    from mkdocstrings import MkdocstringsPlugin

DISTRIBUTION = "nemo-run"
ANCHOR = re.compile(r'<a href="#([\w.]+)" id="\1">')


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 - MkDocs' names
    """Add each anchor that is named as a part of a listed object. mkdocstrings writes the file later in this event."""
    inventory = cast("MkdocstringsPlugin", config.plugins["mkdocstrings"]).handlers.inventory
    inventory.version = version(DISTRIBUTION)
    for page in [file.page for file in files.documentation_pages() if file.page]:
        for name in ANCHOR.findall(page.content or ""):
            if name.rpartition(".")[0] in inventory:
                inventory.register(name, "py", "attribute", f"{page.url}#{name}")
