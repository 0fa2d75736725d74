"""Other projects can link to the fields of a class that the API reference has in a table."""

import json
from pathlib import Path

import pytest
from mkdocstrings import Inventory

from tests.theme.conftest import Build, Built

pytestmark = pytest.mark.xdist_group("theme")

PACKAGE = '"""A package."""\n\n\nclass Pot:\n    """A pot."""\n\n    lid: str = ""\n'
ROW = '| <a href="#pots.{name}" id="pots.{name}"></a>`{name}` |\n'
PAGE = "# Pots\n\n::: pots.Pot\n    options: {members: false}\n\n| Field |\n| --- |\n" + "".join(
    ROW.format(name=name) for name in ("Pot.lid", "Pan.lid")
)


@pytest.fixture(scope="module")
def inventory(build_site: Build, tmp_path_factory: pytest.TempPathFactory) -> Inventory:
    """The inventory of a page with a class, a row for its field, and a row for one of an object that is not listed."""
    package = tmp_path_factory.mktemp("package")
    (package / "pots.py").write_text(PACKAGE, "utf-8")
    mkdocstrings = {"mkdocstrings": {"handlers": {"python": {"paths": [str(package)]}}}}
    pages = {"index.md": "# Home\n", "api/pots.md": PAGE, "project.json": json.dumps({"version": "1.2"})}
    site: Built = build_site(pages, plugins=["search", mkdocstrings], hooks=("page_text.py", "site_files.py"))
    with Path(site.folder, "objects.inv").open("rb") as file:
        return Inventory.parse_sphinx(file)


def test_a_field_in_a_table_has_an_address(inventory: Inventory) -> None:
    assert {name: (item.role, item.uri) for name, item in inventory.items()} == {
        "pots.Pot": ("class", "api/pots/#pots.Pot"),
        "pots.Pot.lid": ("attribute", "api/pots/#pots.Pot.lid"),
    }


def test_the_inventory_has_the_version_of_the_documented_package(inventory: Inventory) -> None:
    assert inventory.version == "1.2"


def test_a_site_without_an_inventory_gets_none(build_site: Build) -> None:
    site = build_site({"index.md": "# Home\n"}, hooks=("page_text.py", "site_files.py"))
    assert not (site.folder / "objects.inv").exists()
