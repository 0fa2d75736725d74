"""`scripts/serve` as a real process: pages, live reload, findings."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.scripts.conftest import Clone, keep_pages

pytestmark = pytest.mark.xdist_group("serve")

PATIENCE = 240  # seconds until a server counts as dead
SLOW = """
import time
from pathlib import Path

from doc_lint import Site, rule


@rule(family="slow")
def slow_rule(site: Site):
    \"\"\"Takes as long as a file of this name exists.\"\"\"
    while Path("slow").exists():
        time.sleep(0.05)
    return []
"""
"""A rule of another package."""


class Server:
    """A running `scripts/serve` and what it has printed."""

    def __init__(self, address: str, log: Path, process: subprocess.Popen[bytes]) -> None:
        self.address = address
        self.log = log
        self.process = process

    def page(self) -> str:
        """Return the home page as it is served now, or nothing while no one answers."""
        try:
            with urlopen(f"http://{self.address}/", timeout=PATIENCE) as answer:
                assert answer.status == 200
                return str(answer.read().decode())
        except (OSError, HTTPException):
            return ""

    def wait(self, met: Callable[[], bool]) -> None:
        """Wait until a condition is met, as long as the server lives."""
        end = time.monotonic() + PATIENCE
        while not met():
            assert self.process.poll() is None, f"the server ended:\n{self.log.read_text('utf-8')}"
            assert time.monotonic() < end, f"the server hangs:\n{self.log.read_text('utf-8')}"
            time.sleep(0.5)


@pytest.fixture(scope="module")
def server(clone: Clone, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of three pages in an environment that asks for strict builds, which serve must not heed."""
    keep_pages(clone)
    with socket.socket() as reserved:  # it does not listen, so that the server can, and nobody else gets its port
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        reserved.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{reserved.getsockname()[1]}"
        log = tmp_path_factory.mktemp("serve") / "log"
        packages = tmp_path_factory.mktemp("packages")
        (packages / "slow_rules.py").write_text(SLOW, "utf-8")
        (metadata := packages / "slow_rules-1.dist-info").mkdir()
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: slow-rules\nVersion: 1\n", "utf-8")
        (metadata / "entry_points.txt").write_text("[doc_lint.rules]\nslow-rule = slow_rules:slow_rule\n", "utf-8")
        environment = os.environ | {"DOCS_STRICT": "true", "PYTHONPATH": str(packages)}
        environment.pop("DOCS_SITE_URL", None)
        with log.open("wb") as output:
            process = subprocess.Popen(
                [clone.path / "scripts/serve", "--dev-addr", address],
                cwd="/",
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        yield Server(address, log, process)
        process.terminate()
        process.wait()


def test_pages_are_served_reloaded_and_outlive_a_finding(server: Server, clone: Clone) -> None:
    server.wait(lambda: "NeMo Run" in server.page())
    assert "livereload" in server.page()

    home = clone.path / "docs/index.md"
    home.write_text(f"{home.read_text('utf-8')}\nA sentence that was just added.\n", "utf-8")
    server.wait(lambda: "A sentence that was just added." in server.page())

    home.write_text(f"{home.read_text('utf-8')}\n[Gone](get-started/gone.md)\n", "utf-8")
    server.wait(lambda: ">Gone</a>" in server.page())
    server.wait(lambda: "get-started/gone.md" in server.log.read_text("utf-8"))


def test_findings_reach_the_page_that_a_browser_shows(server: Server, clone: Clone, browser: Browser) -> None:
    """The page is served before it is linted, and the panel follows without another load."""
    server.wait(lambda: "NeMo Run" in server.page())
    page = browser.new_page()
    page.goto(f"http://{server.address}/")
    home, slow = clone.path / "docs/index.md", clone.path / "slow"
    slow.touch()
    home.write_text(f"{home.read_text('utf-8')}\n[Lost](get-started/lost.md)\n", "utf-8")
    expect(page.get_by_role("link", name="Lost")).to_be_visible(timeout=PATIENCE * 1000)
    panel = page.get_by_role("complementary", name="doc-lint")
    assert panel.count() == 0
    slow.unlink()
    expect(panel).to_contain_text("get-started/lost.md", timeout=PATIENCE * 1000)
    page.close()


@pytest.mark.parametrize(("options", "program"), [([], "mkdocs serve"), (["--slow"], "python -m mkdocs serve")])
def test_slow_is_mkdocs_alone(clone: Clone, options: list[str], program: str) -> None:
    command = [str(clone.path / "scripts/serve"), *options, "--no-such-option"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert f"Usage: {program} " in done.stderr
