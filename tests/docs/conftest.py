"""The site as doc-lint loads it, and the page from which the tests of the search ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from doc_lint.cli.load import Loaded, Place, load
from doc_lint.site import Site
from playwright.sync_api import Browser, Page

from scripts.static_server import StaticServer

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The site with its options, from its sources."""
    return load(Place(ROOT / "mkdocs.yml"))


@pytest.fixture(scope="session")
def site(loaded: Loaded) -> Site:
    """The site, from its sources."""
    return loaded.site


@pytest.fixture(scope="module")
def page(browser: Browser, served: StaticServer) -> Iterator[Page]:
    """A guide."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(served.url + "guides/ray/")
        yield page
