"""Fixtures that tests of several folders share."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.examples.slurm import SlurmError, cluster

ROOT = Path(__file__).parents[1]
GROUPS = {"built_site": "site", "slurm": "slurm"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let all tests of the built site run in one process of xdist, so that it is built once; and those of Slurm."""
    for item in items:
        for fixture, group in GROUPS.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole site, built from the repository's mkdocs.yml; not strict."""
    site = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    environment = {name: value for name, value in os.environ.items() if name != "DOCS_STRICT"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def slurm() -> Iterator[Path]:
    """The folder of a Slurm, started for the first test that needs it. Where it cannot start, only CI fails."""
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(cluster())
        except SlurmError as reason:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(str(reason))
        yield folder
