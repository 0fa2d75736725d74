"""Rules of other packages, as in the guide to writing rules, work like doc-lint's own once they are installed."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "examples/acme-doc-lint"
SITE = {
    "mkdocs.yml": "site_name: X\ntheme: mkdocs\nplugins: [{doc-lint: {rules: {shouting-title: {names: [API]}}}}]\n",
    "docs/index.md": "# READ THIS FIRST\n\nText.\n\n## API\n\nText.\n",
}


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Install the example package into an empty folder, from its own metadata, like pip does."""
    folder = tmp_path / "packages"
    shutil.copytree(PACKAGE / "acme_doc_lint", folder / "acme_doc_lint")
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text())["project"]
    install(folder, project["name"], project["entry-points"]["doc_lint.rules"])
    return folder


def install(folder: Path, name: str, rules: Mapping[str, str]) -> None:
    """Write the metadata of a package into a folder of packages."""
    metadata = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    entries = "".join(f"{rule} = {value}\n" for rule, value in rules.items())
    (metadata / "entry_points.txt").write_text(f"[doc_lint.rules]\n{entries}")


def run(folder: Path, packages: Path, *command: str) -> tuple[int, str]:
    for path, text in SITE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env={"PYTHONPATH": str(packages), "PATH": "/usr/bin:/bin"},
    )
    assert "Traceback" not in done.stdout
    return done.returncode, done.stdout


FOUND = "docs/index.md:1:1: error: `READ THIS FIRST` is written in capitals [shouting-title]"


def test_rule_runs_in_check_and_build_with_its_options(tmp_path: Path, packages: Path) -> None:
    code, output = run(tmp_path, packages, "doc_lint", "check")
    assert (code, output.splitlines()[0]) == (1, FOUND)
    assert "`API`" not in output
    code, output = run(tmp_path, packages, "mkdocs", "build")
    assert code == 1
    assert FOUND.replace("error: ", "") in output


def test_rule_is_listed_explained_and_in_the_schema(tmp_path: Path, packages: Path) -> None:
    listed = run(tmp_path, packages, "doc_lint", "rules")[1]
    assert "shouting-title                   acme-doc-lint  error" in listed
    assert "lonely-page                      acme-nav       warning" in listed
    assert (
        "| `names` | list of strings | none | Words"
        in run(tmp_path, packages, "doc_lint", "explain", "shouting-title")[1]
    )
    assert '"shouting-title": {' in run(tmp_path, packages, "doc_lint", "schema", "--options")[1]


def test_rules_pass_their_own_tests(tmp_path: Path, packages: Path) -> None:
    code, output = run(tmp_path, packages, "pytest", "-p", "no:cacheprovider", str(PACKAGE / "tests"))
    assert (code, "4 passed" in output) == (0, True), output


def test_rule_is_unknown_without_its_package(tmp_path: Path) -> None:
    code, output = run(tmp_path, tmp_path / "none", "doc_lint", "check")
    assert (code, "option 'rules.shouting-title': unknown rule" in output) == (2, True)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("no_such_module:rule", "cannot be loaded: ModuleNotFoundError: No module named 'no_such_module'"),
        (
            "acme_doc_lint.rules.shouting_title:Meta",
            "is not a rule: decorate `acme_doc_lint.rules.shouting_title:Meta`",
        ),
        ("doc_lint.rules.page.empty_page:empty_page", "has the same name as another rule, `empty-page`"),
    ],
)
def test_invalid_entry_point_is_explained(tmp_path: Path, packages: Path, value: str, message: str) -> None:
    install(packages, "other-doc-lint", {"odd": value})
    for command in (["doc_lint", "check"], ["doc_lint", "rules"], ["mkdocs", "build"]):
        code, output = run(tmp_path, packages, *command)
        assert code != 0
        assert f"the rule `odd` of the package `other-doc-lint` {message}" in output
