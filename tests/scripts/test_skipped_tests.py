"""The option --skipped-in, with a real pytest and pytest-xdist."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.skipped_tests import address
from tests.scripts.conftest import ROOT

TESTS = """
import os
import pytest

MISSING = pytest.mark.skipif("TOOL" not in os.environ, reason="needs a tool")

def test_good(): ...
def test_bad(): assert False
@MISSING
def test_tool(): assert "PYTHONPATH" not in os.environ
@MISSING
@pytest.mark.xdist_group("one")
@pytest.mark.parametrize("text", ["a", "b::c[1]"])
def test_each(text): ...
@pytest.mark.parametrize("text", ["a", pytest.param("b@c", marks=MISSING)])
def test_some(text): ...
class TestClass:
    @MISSING
    def test_tool(self): ...
    def test_good(self): ...
@pytest.mark.xfail
def test_expected_failure(): assert False
"""


def run(folder: Path, *options: str, **variables: str) -> str:
    (folder / "tests").mkdir(exist_ok=True)
    (folder / "tests" / "test_it.py").write_text(TESTS)
    (folder / "pytest.ini").touch()
    command = [sys.executable, "-m", "pytest", "-n", "1", "--dist", "loadgroup", "-p", "no:cacheprovider", *options]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "scripts"), **variables}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True).stdout


def test_only_what_was_skipped_runs(tmp_path: Path) -> None:
    report = tmp_path / "reports/it.xml"
    first = run(tmp_path, f"--junit-xml={report}")
    assert "1 failed, 3 passed, 5 skipped, 1 xfailed" in first
    second = run(tmp_path, "-p", "skipped_tests", f"--skipped-in={report}", TOOL="here")
    assert f"rootdir: {tmp_path}\n" in second
    assert "5 passed" in second
    assert "failed" not in second


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ("tests/test_it.py::test_tool", ("tests.test_it", "test_tool")),
        ("tests/test_it.py::TestClass::test_tool", ("tests.test_it.TestClass", "test_tool")),
        ("test_it.py::test_each[b::c[1]/d.py]", ("test_it", "test_each[b::c[1]/d.py]")),
    ],
)
def test_address(node: str, expected: tuple[str, str]) -> None:
    assert address(node) == expected
