"""Two versions that mike deployed, in the browser: the old one has a banner, and readers can switch."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.static_server import serve
from tests.theme.conftest import write_project

PLUGINS = ["search", {"mike": {"canonical_version": "latest", "alias_type": "symlink"}}]
OUTDATED = "This is not the latest version"


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What mike wrote to the branch gh-pages: versions 0.10 and 0.11, the latest."""
    root = tmp_path_factory.mktemp("versions")
    pages = {"index.md": "# Home\n", "guides/index.md": "# Guides\n"}
    write_project(root, pages, plugins=PLUGINS)

    tools = Path(sys.executable).parent  # mike starts the mkdocs on PATH
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}

    def run(*command: str) -> None:
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    run("git", "init", "--quiet")
    run("git", "config", "user.name", "Ada")
    run("git", "config", "user.email", "ada@docs.example")
    run("git", "commit", "--quiet", "--allow-empty", "--message=Start")
    run(str(tools / "mike"), "deploy", "0.10")
    run(str(tools / "mike"), "deploy", "0.11", "latest")
    run("git", "worktree", "add", "--quiet", "branch", "gh-pages")
    return root / "branch"


@pytest.fixture
def page(browser: Browser, branch: Path) -> Iterator[Page]:
    """A guide in the old version."""
    with serve(branch) as server, browser.new_context() as context:
        page = context.new_page()
        page.goto(server.url + "0.10/guides/")
        yield page


def test_the_old_version_says_so_on_every_page_and_leads_to_the_latest(page: Page) -> None:
    expect(page.get_by_text(OUTDATED)).to_be_visible()
    page.reload()
    expect(page.get_by_text(OUTDATED)).to_be_visible()
    page.get_by_role("link", name="Go to the latest version").click()
    expect(page).to_have_url(re.compile("/latest/$"))
    expect(page.get_by_text(OUTDATED)).to_be_hidden()


def test_the_switcher_lists_the_versions_and_keeps_the_page(page: Page) -> None:
    switcher = page.locator(".md-version")
    expect(switcher.locator(".md-version__current")).to_contain_text("0.10")
    switcher.locator(".md-version__current").focus()
    expect(switcher.get_by_role("link")).to_contain_text(["0.11", "0.10"])
    switcher.get_by_role("link", name="0.11").click()
    expect(page).to_have_url(re.compile("/0.11/guides/$"))
    expect(page.locator(".md-version__current")).to_contain_text("0.11")
