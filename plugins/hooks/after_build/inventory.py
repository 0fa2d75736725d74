"""`objects.inv`, by which other projects link to this one: adds fields and constants.

mkdocstrings lists what it renders, and the API reference has its fields and constants in tables. A row of those has an
anchor with the full name of the field.
"""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from mkdocstrings import Inventory

from after_build.pages import BuiltPage

INVENTORY = "objects.inv"
PROJECT = "project.json"  # name and version of the documented package
ANCHOR = re.compile(r'<a href="#([\w.]+)" id="\1">')


def complete_inventory(site: Path, pages: Iterable[BuiltPage]) -> None:
    """Add each anchor that is named as a part of a listed object, and the version. Nothing if there is no inventory."""
    file, project = site / INVENTORY, site / PROJECT
    if not file.is_file():
        return
    with file.open("rb") as opened:
        inventory = Inventory.parse_sphinx(opened)
    if project.is_file():
        inventory.version = json.loads(project.read_text("utf-8"))["version"]
    for page in pages:
        for name in _anchors(page):
            if name.rpartition(".")[0] in inventory:
                inventory.register(name, "py", "attribute", f"{page.address}#{name}")
    file.write_bytes(inventory.format_sphinx())


@lru_cache(maxsize=256)  # `scripts/serve` reads all pages after each change of one
def _anchors(page: BuiltPage) -> tuple[str, ...]:
    return tuple(ANCHOR.findall(page.html))
