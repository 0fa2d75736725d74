"""The summary that ends scripts/test, of what a real pytest reports."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.test_summary import lines, main

TESTS = """
import pytest

def test_good(): ...
def test_bad(): assert False
@pytest.mark.skip("needs dot, chromium; run: scripts/install --tools")
def test_two_tools(): ...
@pytest.mark.skip("needs dot; run: scripts/install --tools")
def test_one_tool(): ...
@pytest.mark.skip("needs torch; run: scripts/test --all")
def test_package(): ...
@pytest.mark.skip("needs slurm, which needs debian 12")
def test_system(): ...
@pytest.mark.skip("has no network")
def test_other(): ...
@pytest.mark.xfail
def test_expected_failure(): assert False
@pytest.fixture
def broken(): raise OSError
def test_error(broken): ...
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    (tmp_path / "test_it.py").write_text(TESTS)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--junit-xml={tmp_path / 'it.xml'}",
        ".",
    ]
    subprocess.run(command, cwd=tmp_path, capture_output=True)
    return tmp_path / "it.xml"


def test_counts_and_what_is_missing(report: Path) -> None:
    assert lines([report]) == [
        "skipped for lack of:",
        "  dot                2  scripts/install --tools",
        "  chromium           1  scripts/install --tools",
        "  torch              1  scripts/test --all",
        "  slurm              1  which needs debian 12",
        "  has no network     1",
        "to run them: scripts/install --tools && scripts/test --all",
        "2 passed, 2 failed, 5 skipped",
    ]


def test_two_runs_are_added(report: Path) -> None:
    assert lines([report, report])[-1] == "4 passed, 4 failed, 10 skipped"


def test_a_run_that_did_not_finish_fails(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(report), str(tmp_path / "site.xml")]) == 1
    assert capsys.readouterr().out.splitlines()[0] == "test: the tests of site did not finish"
