"""Names of releases that would break the branch are refused before anything starts."""

import subprocess

import pytest

from scripts.release_names import accepted_versions, problem_of_names, problem_on_branch
from tests.scripts.conftest import ROOT

BRANCH = {"0.10": {"stable"}, "0.11": {"latest"}}
FILES = {"index.html", "404.html", "versions.json", "CNAME", "Drafts"}


@pytest.mark.parametrize(
    ("documented", "accepted"),
    [
        ("0.11.1", ["0.11", "0.11.1", "dev"]),
        ("1.0", ["1.0", "dev"]),
        ("0.12.0rc1", ["0.12.0rc1", "dev"]),  # 0.12 is not released yet
    ],
)
def test_a_version_is_named_by_the_release_that_it_documents(documented: str, accepted: list[str]) -> None:
    assert accepted_versions(documented) == accepted


@pytest.mark.parametrize("version", ["0.11", "0.11.1", "dev"])
@pytest.mark.parametrize("alias", [None, "latest", "long-term"])
def test_names_of_the_documented_release_are_taken(version: str, alias: str | None) -> None:
    assert problem_of_names(version, alias, "0.11.1") == ""


BAD = [
    "",
    ".",
    "..",
    ".git",
    "*",
    "~1",
    "a b",
    "a:b",
    "a/b",
    "\x1b[1m",
    "x" * 300,
    "index.html",
    "-x",
    "\u0130",
    "0.12",
]


@pytest.mark.parametrize("name", [*BAD, "latest", "0.1", "0.11 dev", "0.11\n", "DEV", "0.11.1.0"])
def test_another_version_is_refused(name: str) -> None:
    assert "VERSION cannot be" in problem_of_names(name, None, "0.11.1")


@pytest.mark.parametrize("name", [*BAD, "dev", "0.11", "Latest", "latest\n", "versions.json", "404"])
def test_another_alias_is_refused(name: str) -> None:
    assert "ALIAS cannot be" in problem_of_names("0.11", name, "0.11.1")


def test_a_refused_name_is_printed_without_its_control_characters() -> None:
    assert problem_of_names("\x1b[1m\n", None, "0.11.1").isprintable()


@pytest.mark.parametrize(
    ("version", "alias", "problem"),
    [
        ("0.11", "latest", ""),
        ("0.11.1", "latest", ""),  # the alias moves
        ("dev", None, ""),
        ("0.10", "next", ""),
        ("stable", None, "that is an alias of 0.10"),
        ("0.11.1", "0.10", "that is a version"),
        ("0.11", "drafts", "gh-pages has Drafts, which is neither a version nor an alias"),
    ],
)
def test_a_name_that_means_something_else_on_the_branch_is_refused(
    version: str, alias: str | None, problem: str
) -> None:
    found = problem_on_branch(version, alias, FILES | BRANCH.keys() | {"latest", "stable"}, BRANCH)
    assert found.endswith(problem) if problem else found == ""


def test_the_script_refuses_a_forgotten_version() -> None:
    """`latest` would become a version, and the version that has the alias would lose it."""
    done = subprocess.run([ROOT / "scripts/release", "latest", "--push"], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("release: VERSION cannot be 'latest': the site documents NeMo Run ")
