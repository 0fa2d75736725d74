"""What scripts/install made: the pins, and the packages whose other versions are known to break something."""

import fcntl
import hashlib
import os
import platform
import re
import shutil
import subprocess
import tomllib
import zipfile
from importlib.metadata import Distribution, distribution, distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.scripts.conftest import ROOT

PINS = ROOT / "scripts/pins"
UNPINNED = {"mkdocs-doc-lint", "nemo-run-docs", "pip", "setuptools"}  # the last two come with Python's venv


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
    text = "\n".join(path.read_text("utf-8") for path in PINS.glob("*.txt"))
    pins = {canonicalize_name(name): pin for name, pin in re.findall(r"^([\w-]+)==(\S+)", text, re.MULTILINE)}
    installed = {canonicalize_name(dist.name): Version(dist.version).public for dist in distributions()}  # not +cpu
    differing = {name: found for name, found in installed.items() if pins.get(name) != found}
    assert differing.keys() <= UNPINNED


def test_what_installed_packages_require_is_installed() -> None:
    command = [str(ROOT / ".venv/bin/uv"), "pip", "check", "--no-cache", "--python", str(ROOT / ".venv/bin/python")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_no_file_of_pins_names_an_index() -> None:
    lines = [line for path in PINS.glob("*.txt") for line in path.read_text("utf-8").splitlines()]
    assert [
        line for line in lines if not re.match(r"[a-z0-9-]+==[\w.]+( |$)| +--hash=sha256:[0-9a-f]{64}( |$)", line)
    ] == []


@pytest.mark.parametrize("installer", ["uv", "pip"])
def test_a_pin_that_does_not_fit_is_named(installer: str, tmp_path: Path) -> None:
    """It is a package of a local folder that wants another Python; nothing is downloaded."""
    for name in ("scripts/install", "pyproject.toml", "plugins/doc-lint/pyproject.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    wheel = _wheel(tmp_path / "wheels", "narrow", "1.5", requires_python=">=3.99")
    pin = f"narrow==1.5 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"
    (tmp_path / "scripts/pins").mkdir()
    for name in ("package", "site", "test", "examples", "torch"):
        (tmp_path / f"scripts/pins/{name}.txt").write_text(pin if name == "site" else "")
    shutil.copy(PINS / "installer.txt", tmp_path / "scripts/pins")
    environment = os.environ | {"PIP_NO_INDEX": "1", "UV_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheel.parent)}
    environment.pop("UV_FIND_LINKS", None)
    if installer == "uv":
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin/uv").symlink_to(shutil.which("uv", path=ROOT / ".venv/bin") or pytest.fail("no uv in .venv"))
        environment["PATH"] = f"{tmp_path / 'bin'}:{environment['PATH']}"
    done = subprocess.run([tmp_path / "scripts/install"], env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert f" packages with {installer}" in done.stderr
    assert "narrow==1.5" in done.stderr
    assert ">=3.99" in done.stderr
    assert f"on Python {platform.python_version()}" in done.stderr
    assert not (tmp_path / ".venv/stamp").exists()


def _wheel(folder: Path, name: str, number: str, *, requires_python: str) -> Path:
    """Write a wheel without modules."""
    folder.mkdir()
    path = folder / f"{name}-{number}-py3-none-any.whl"
    info = f"{name}-{number}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {number}\nRequires-Python: {requires_python}\n"
        archive.writestr(f"{info}/METADATA", metadata)
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


def test_an_environment_that_is_up_to_date_waits_for_no_other_script() -> None:
    """`flock` is held on .venv, as scripts/install holds it: scripts of two test processes run at the same time."""
    folder = os.open(ROOT / ".venv", os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_SH)
        done = subprocess.run([ROOT / "scripts/install"], capture_output=True, text=True, timeout=300)
    finally:
        os.close(folder)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_entry_points_are_those_of_doc_lint_now() -> None:
    """They are written when doc-lint is installed: a change of its pyproject.toml installs it again."""
    project = tomllib.loads((ROOT / "plugins/doc-lint/pyproject.toml").read_text("utf-8"))["project"]
    groups = {"console_scripts": project["scripts"], **project["entry-points"]}
    declared = {(group, name, target) for group, points in groups.items() for name, target in points.items()}
    points = distribution("mkdocs-doc-lint").entry_points
    assert {(point.group, point.name, point.value) for point in points} == declared
