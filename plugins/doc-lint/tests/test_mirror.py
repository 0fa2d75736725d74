"""Tests mirror the source, one to one, so that the tests of a module are easy to find."""

from pathlib import Path

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src/doc_lint"
ACROSS = ("end_to_end", "packages", "scripts")
"""Folders with tests of several modules."""
CONTRACTS = {"test_contract.py", "test_docs.py", "test_mirror.py"}
"""Test modules about all files of a kind."""
RECORDS = {
    "__main__.py",
    "_version.py",
    "cli/arguments.py",
    "facts/all_facts.py",
    "facts/code/package_code.py",
    "review/records.py",
    "rules/all_rules.py",
} | {f"site/{name}.py" for name in ("allowed", "location", "nav", "package", "rendered", "repository")}
"""Modules without behavior: records, constants and declarations."""


def sources() -> set[str]:
    paths = (path.relative_to(SOURCE) for path in SOURCE.rglob("*.py") if path.name != "__init__.py")
    return {path.as_posix() for path in paths}


def test_every_module_has_a_test_module() -> None:
    expected = {Path(path).with_name(f"test_{Path(path).name}").as_posix() for path in sources() - RECORDS}
    missing = {path for path in expected if not (TESTS / path).is_file()}
    assert missing == set()


def test_every_test_module_has_a_module() -> None:
    found = (path.relative_to(TESTS) for path in TESTS.rglob("test_*.py") if path.name not in CONTRACTS)
    of_modules = [path for path in found if path.parts[0] not in ACROSS]
    orphans = [
        path for path in of_modules if path.with_name(path.name.removeprefix("test_")).as_posix() not in sources()
    ]
    assert orphans == []


def test_exceptions_exist() -> None:
    assert sources() >= RECORDS
