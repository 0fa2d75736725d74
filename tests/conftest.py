"""Fixtures that tests of several folders share."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scripts.audit_tools import PATIENCE, ToolMissingError, chromium, node_modules
from scripts.static_server import StaticServer, serve
from tests.docs.programs import kinds
from tests.examples import summary
from tests.examples.fork.pool import Forks
from tests.examples.slurm import SlurmError, cluster
from tests.examples.verified import FOLDER, Verified
from tests.needs import miss, require

ROOT = Path(__file__).parents[1]
GROUPS = {
    **dict.fromkeys(("built_site", "browser", "audit_tools"), "site"),
    "slurm": "slurm",
    "loaded": "loaded",
    "written": "api",
}
"""The groups of the tests that use a fixture of several modules that takes long to make."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options for more programs of the pages, and for each of them in a Python of its own."""
    ci = bool(os.environ.get("CI"))
    parser.addoption("--all", action="store_true", default=ci, help="with the heavy programs")
    parser.addoption(
        "--real-python",
        action="store_true",
        help="start a Python for each program, also for those that have not changed",
    )
    parser.addoption("--kills", type=int, default=2, metavar="N", help="interrupt N releases at random moments")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marks of tests that need what a machine may not have."""
    config.addinivalue_line("markers", "needs(*modules): runs with --all only, if any are named")
    config.addinivalue_line("markers", "tools(*names): needs these tools of scripts/tools.toml")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let all tests of a fixture that is made once run in one process of xdist, so that it is made in one only."""
    for item in items:
        if isinstance(item, pytest.Function) and (group := _group(item)):
            item.add_marker(pytest.mark.xdist_group(group))


def _group(item: pytest.Function) -> str | None:
    shared = next((group for fixture, group in GROUPS.items() if fixture in item.fixturenames), None)
    scopes = {definitions[-1].scope for definitions in item._fixtureinfo.name2fixturedefs.values()}
    return shared or (item.path.stem if "module" in scopes else None)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test before its fixtures are made where it needs packages or tools that are missing."""
    modules = [module for mark in item.iter_markers("needs") for module in mark.args]
    if modules and not item.config.getoption("all"):
        pytest.skip(f"needs {', '.join(modules)}; run: scripts/test --all")
    require(*(name for mark in item.iter_markers("tools") for name in mark.args))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the programs of the pages did, and how the Python blocks of the pages are checked."""
    reports = terminalreporter.getreports("passed")
    rows = [value for report in reports for name, value in report.user_properties if name == "example"]
    if rows:
        terminalreporter.section("programs of the pages")
        for line in summary.lines(rows):
            terminalreporter.line(line)
        found = kinds()
        blocks = ", ".join(f"{number} {kind}" for kind, number in found.most_common())
        terminalreporter.line(f"{found.total()} Python blocks: {blocks}, {found['unchecked']} unchecked")


@pytest.fixture(scope="session")
def progress(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Says at once what takes long, also in a process of xdist, of which only standard error is shown."""
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")

    def say(step: str) -> None:
        with capture.global_and_fixture_disabled() if capture else nullcontext():
            print(f"\ntest: {step}", file=sys.stderr, flush=True)

    return say


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, progress: Callable[[str], None]) -> Path:
    """The folder of the whole site, built from the repository's mkdocs.yml; not strict."""
    progress("building the site")
    site = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    environment = {name: value for name, value in os.environ.items() if name != "DOCS_STRICT"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def forks(pytestconfig: pytest.Config) -> Iterator[Forks | None]:
    """What runs programs in forks of one Python, unless each is to have its own."""
    if pytestconfig.getoption("real_python"):
        yield None
    else:
        with Forks() as running:
            yield running


@pytest.fixture(scope="session")
def verified(pytestconfig: pytest.Config) -> Verified:
    """The programs that need not run again. In CI, or with --real-python, all run."""
    ci = bool(os.environ.get("CI"))
    return Verified(FOLDER, read=not ci and not pytestconfig.getoption("real_python"), write=not ci)


@pytest.fixture(scope="session")
def slurm(progress: Callable[[str], None]) -> Iterator[Path]:
    """The folder of a Slurm, started for the first test that needs it."""
    require("slurm")
    progress("starting Slurm")
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(cluster())
        except SlurmError as reason:
            miss(f"needs slurm: {reason}")
        yield folder


@pytest.fixture(scope="session")
def audit_tools(progress: Callable[[str], None]) -> None:
    """Chromium, Lighthouse and axe-core."""
    require("chromium")
    progress("looking for Lighthouse, or installing it with npm")
    try:
        node_modules()
    except ToolMissingError as reason:
        miss(f"needs lighthouse: {reason}")


@pytest.fixture(scope="session")
def browser(audit_tools: None, progress: Callable[[str], None]) -> Iterator[Browser]:
    """A running Chromium."""
    progress("starting Chromium")
    expect.set_options(timeout=PATIENCE)
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[StaticServer]:
    """A server of the whole site."""
    with serve(built_site) as server:
        yield server
