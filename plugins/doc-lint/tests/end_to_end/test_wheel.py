"""The wheel and the source distribution: their content, and that they work in an empty environment.

The wheel is built from the unpacked source distribution and installed into an empty environment with the test
dependencies that pyproject.toml declares, in the versions of this environment. doc-lint's tests run there, and it lints
a site.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterable
from email import message_from_bytes
from email.message import Message
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SAMPLE = ["tests/facts", "tests/rules/navigation", "tests/reporters", "tests/end_to_end/test_other_packages.py"]
"""Tests that run in the empty environment, unless the whole suite is requested."""

pytestmark = pytest.mark.slow


def run(folder: Path, *command: str | Path, code: int = 0) -> str:
    """Run a command without the variables of this Python environment, and return its output."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, env=environment
    )
    assert done.returncode == code, done.stdout[-6000:]
    return done.stdout


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the unpacked source distribution."""
    folder = tmp_path_factory.mktemp("sdist")
    run(ROOT, sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder)
    (archive,) = folder.glob("*.tar.gz")
    shutil.unpack_archive(archive, folder)  # TarFile.extractall has its filter from Python 3.11.4 on
    return folder / archive.name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def wheel(sdist: Path) -> Path:
    """The wheel, built from the source distribution."""
    run(sdist, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", sdist.parent)
    (found,) = sdist.parent.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as file:
        (name,) = (name for name in file.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(file.read(name))


def test_metadata_describes_the_project(metadata: Message) -> None:
    assert metadata["Name"] == "mkdocs-doc-lint"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Author"]
    assert {"Framework :: MkDocs", "Typing :: Typed"} <= set(metadata.get_all("Classifier", []))
    assert {url.split(",")[0] for url in metadata.get_all("Project-URL", [])} >= {"Documentation", "Source"}
    assert str(metadata.get_payload()).startswith("# doc-lint\n")


def test_requirements_of_the_wheel_are_those_of_the_project(metadata: Message) -> None:
    required = {re.split(r"[^\w.-]", line)[0].lower() for line in metadata.get_all("Requires-Dist", [])}
    assert required == {
        "click",
        "msgspec",
        "pathspec",
        "pyromark",
        "pyyaml",
        "pyyaml-env-tag",
        "griffelib",
        "pygls",
        "ty",
    }


def test_wheel_has_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        names = {name for name in file.namelist() if ".dist-info/" not in name}
    sources = {path for path in (ROOT / "src").rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert names == {path.relative_to(ROOT / "src").as_posix() for path in sources}
    assert {"doc_lint/py.typed", "doc_lint/schemas/options.json", "doc_lint/schemas/report.json"} <= names


def test_source_distribution_has_the_files_for_the_tests_and_nothing_else(sdist: Path) -> None:
    parts = {path.name for path in sdist.iterdir()}
    pages = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "PKG-INFO"}
    assert parts <= pages | {"pyproject.toml", ".gitignore", "mkdocs.yml", "action.yml"} | {
        "src",
        "tests",
        "docs",
        "examples",
        "scripts",
    }
    assert {"src", "tests", "docs", "examples", "scripts", "mkdocs.yml", "action.yml", *pages} <= parts
    assert not [path for path in sdist.rglob("*") if path.name in {"__pycache__", ".doc-lint-cache"}]


def test_no_file_refers_to_paths_outside_the_project() -> None:
    folders = (ROOT / folder for folder in ("docs", "examples", "scripts", "src", "tests"))
    files = [*(path for folder in folders for path in folder.rglob("*")), *ROOT.glob("*.*")]
    texts = [path for path in files if path.suffix in {".py", ".md", ".yml", ".toml"} and "sites" not in path.parts]
    assert len(texts) > 100
    outside = re.compile(r"plugins/doc-lint|(?:parents\[[4-9]\])")
    found = [path.relative_to(ROOT).as_posix() for path in texts if outside.search(path.read_text("utf-8"))]
    assert set(found) <= {Path(__file__).relative_to(ROOT).as_posix()}


class Environment:
    """An empty environment with the wheel and its test dependencies."""

    def __init__(self, folder: Path, wheel: Path):
        uv = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
        venv.create(folder, with_pip=uv is None)
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        constraints = folder / "constraints.txt"
        constraints.write_text("".join(f"{line}\n" for line in installed()))
        groups = PROJECT["dependency-groups"]["test"]
        installer: list[str | Path] = [self.python, "-m", "pip", "install"]
        if uv:
            installer = [uv, "pip", "install", "--python", self.python]
        run(folder, *installer, "--quiet", "--constraint", constraints, f"{wheel}[package]", *groups)

    def run(self, folder: Path, *command: str, code: int = 0) -> str:
        return run(folder, self.python, "-m", *command, code=code)


def installed() -> Iterable[str]:
    """Yield the packages of this environment as constraints, without those installed from a folder."""
    for found in distributions():
        if found.read_text("direct_url.json") is None and found.metadata["Name"]:
            yield f"{found.metadata['Name']}=={found.version}"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Environment:
    try:
        return Environment(tmp_path_factory.mktemp("environment"), wheel)
    except AssertionError as error:
        if os.environ.get("CI") or not re.search(r"dns error|connect|resolve host|offline", str(error)):
            raise
        pytest.skip("needs the network, to install the test dependencies into an empty environment")


def test_wheel_passes_its_tests_in_an_empty_environment(
    sdist: Path, environment: Environment, pytestconfig: pytest.Config
) -> None:
    where = environment.run(sdist, "doc_lint", "--version") + run(
        sdist, environment.python, "-c", "import doc_lint; print(doc_lint.__file__)"
    )
    assert str(environment.python.parents[1]) in where
    chosen = ["tests"] if pytestconfig.getoption("whole_suite") else SAMPLE
    environment.run(sdist, "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", "--without-slow", *chosen)


def test_wheel_is_typed(sdist: Path, environment: Environment, tmp_path: Path) -> None:
    shutil.copytree(sdist / "examples/acme-doc-lint", tmp_path / "acme")
    assert "Success" in environment.run(tmp_path / "acme", "mypy", "--strict", "acme_doc_lint", "tests")


def test_wheel_lints_and_builds_a_site(environment: Environment, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\ntheme: mkdocs\nplugins: [doc-lint]\n")
    (tmp_path / "docs/index.md").write_text("# Home\n\n[x](gone.md)\n")
    assert "docs/index.md:3:1: error: `gone.md`" in environment.run(tmp_path, "doc_lint", "check", code=1)
    assert "docs/index.md:3:1: `gone.md`" in environment.run(tmp_path, "mkdocs", "build", code=1)
