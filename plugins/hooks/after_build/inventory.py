"""`objects.inv`, by which other projects link to this one: adds fields and constants.

mkdocstrings lists what it renders, and the API reference has its fields and constants in tables. A row of those has an
anchor with the full name of the field.
"""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from mkdocstrings import Inventory

from after_build.pages import BuiltPage
from kept import kept

INVENTORY = "objects.inv"
PROJECT = "project.json"  # name and version of the documented package
ANCHOR = re.compile(r'<a href="#([\w.]+)" id="\1">')


def complete_inventory(site: Path, pages: Iterable[BuiltPage]) -> None:
    """Add each anchor that is named as a part of a listed object, and the version. Nothing if there is no inventory."""
    file, project = site / INVENTORY, site / PROJECT
    if not file.is_file():
        return
    release = json.loads(project.read_text("utf-8"))["version"] if project.is_file() else None
    names = tuple((page.address, _anchors(page)) for page in pages if _anchors(page))
    file.write_bytes(_completed(file.read_bytes(), release, names))


@lru_cache(maxsize=1)  # `scripts/serve` completes it after each change of a page
def _completed(data: bytes, release: str | None, names: tuple[tuple[str, tuple[str, ...]], ...]) -> bytes:
    inventory = Inventory.parse_sphinx(BytesIO(data))
    if release is not None:
        inventory.version = release
    for address, anchors in names:
        for name in anchors:
            if name.rpartition(".")[0] in inventory:
                inventory.register(name, "py", "attribute", f"{address}#{name}")
    return inventory.format_sphinx()


@kept
def _anchors(page: BuiltPage) -> tuple[str, ...]:
    return tuple(ANCHOR.findall(page.html))
