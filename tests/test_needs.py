"""A test that needs what is missing is skipped with the command that brings it; in CI it fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import tools
from tests.examples.tables import load
from tests.needs import require

ROOT = Path(__file__).parents[1]
MISSING = "needs dot; run: scripts/install --tools"


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is not CI and has no tools."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tools, "SYSTEM_FOLDERS", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)


def test_a_missing_tool_skips_a_test(nothing: None) -> None:
    with pytest.raises(pytest.skip.Exception, match=f"^{MISSING}$"):
        require("dot")
    with pytest.raises(pytest.skip.Exception, match=r"^needs dot, chromium; run: scripts/install --tools$"):
        require("dot", "chromium")


def test_a_tool_that_this_system_cannot_have_skips_a_test(nothing: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "system", lambda: "debian 99")
    with pytest.raises(pytest.skip.Exception, match=r"^needs slurm, which needs debian 12$"):
        require("slurm", "dot")


def test_in_ci_a_missing_tool_fails_a_test(nothing: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=f"^{MISSING}$"):
        require("dot")


def test_an_installed_tool_lets_a_test_run(nothing: None, tmp_path: Path) -> None:
    (tmp_path / "dot").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "dot").chmod(0o755)
    require("dot")


def test_every_tool_that_a_program_names_is_known() -> None:
    named = {tool for example in load() for tool in example.table.tools}
    assert "dot" in named
    assert named - tools.load().keys() == set()


def test_programs_say_what_they_need_and_how_to_get_it(tmp_path: Path) -> None:
    tables = {example.name: example.table for example in load() if example.table.kind == "local"}
    drawing = next(name for name, table in tables.items() if "dot" in table.tools)
    heavy = next(name for name, table in tables.items() if table.needs)
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | {"PATH": str(tmp_path)}
    test = "tests/examples/test_examples.py::test_example"
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"{test}[{drawing}]", f"{test}[{heavy}]"]
    output = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8").stdout
    assert "2 skipped" in output
    assert MISSING in output
    assert f"needs {', '.join(tables[heavy].needs)}; run: scripts/test --all" in output
