"""The page from which the tests of the search ask."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from scripts.static_server import StaticServer


@pytest.fixture(scope="module")
def page(browser: Browser, served: StaticServer) -> Iterator[Page]:
    """A guide."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(served.url + "guides/ray/")
        yield page
