"""A plugin of pytest: run only the tests that an earlier run, on a machine with fewer tools, has skipped.

The option `--skipped-in=REPORT` names the JUnit report of that run. scripts/test puts this folder on PYTHONPATH.
"""

import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

os.environ.pop("PYTHONPATH", None)  # not for what tests start


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption("--skipped-in", type=Path, metavar="REPORT", help="run only what this JUnit report has as skipped")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect the tests that the report does not have as skipped."""
    report: Path | None = config.getoption("skipped_in")
    if report is None:
        return
    skipped = read_skipped(report)
    chosen = [item for item in items if address(item.nodeid) in skipped]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


def read_skipped(report: Path) -> set[tuple[str, str]]:
    """Return the class and name of each skipped test of a JUnit report, without the group of xdist."""
    cases = ET.parse(report).iter("testcase")  # noqa: S314 - pytest wrote it
    return {
        (case.get("classname", ""), re.sub(r"@[\w-]+$", "", case.get("name", "")))
        for case in cases
        if case.find("skipped[@type='pytest.skip']") is not None
    }


def address(node: str) -> tuple[str, str]:
    """Return the class and name that a JUnit report has for a test.

    >>> address("tests/scripts/test_it.py::test_one[a/b::c]")
    ('tests.scripts.test_it', 'test_one[a/b::c]')
    """
    names, bracket, parameters = node.partition("[")
    path, *rest = names.split("::")
    return ".".join([path.removesuffix(".py").replace("/", "."), *rest[:-1]]), f"{rest[-1]}{bracket}{parameters}"
