"""What scripts/install made: the pins, and the packages whose other versions are known to break something."""

import fcntl
import os
import re
import subprocess
from importlib.metadata import Distribution, distributions, version

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.scripts.conftest import ROOT

UNPINNED = {"mkdocs-doc-lint", "nemo-run-docs", "pip", "setuptools"}


def _required(distribution: Distribution) -> set[str]:
    requirements = [Requirement(text) for text in distribution.requires or []]
    return {
        canonicalize_name(requirement.name)
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
    }


def test_nothing_requires_properdocs() -> None:
    """Where it is installed, mike builds with it instead of with MkDocs."""
    assert [dist.name for dist in distributions() if "properdocs" in {dist.name} | _required(dist)] == []


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("leptonai", "<0.47"),  # 0.47 breaks `import nemo_run`
        ("click", ">=8.5"),  # 8.3 turns live reload off
        ("mkdocs", ">=1.6,<2"),  # 2 has no plugins
        ("nemo-run", "==0.11.1"),
    ],
)
def test_version(package: str, allowed: str) -> None:
    assert version(package) in SpecifierSet(allowed)


def test_every_installed_package_is_pinned() -> None:
    text = (ROOT / "scripts/constraints.txt").read_text()
    pins = {canonicalize_name(name): pin for name, pin in re.findall(r"^(\S+)==(\S+)$", text, re.MULTILINE)}
    installed = {canonicalize_name(dist.name): Version(dist.version).public for dist in distributions()}  # not +cpu
    differing = {name: found for name, found in installed.items() if pins.get(name) != found}
    assert differing.keys() <= UNPINNED


def test_an_environment_that_is_up_to_date_waits_for_no_other_script() -> None:
    """`flock` is held on .venv, as scripts/install holds it: scripts of two test processes run at the same time."""
    folder = os.open(ROOT / ".venv", os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_SH)
        done = subprocess.run([ROOT / "scripts/install"], capture_output=True, text=True, timeout=60)
    finally:
        os.close(folder)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
