"""The hooks for pre-commit."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())

each_hook = pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))


@each_hook
def test_hook_has_what_pre_commit_requires(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert hook.keys() <= {"id", "name", "description", "entry", "language", "files", "pass_filenames"}


@each_hook
@pytest.mark.parametrize(
    ("path", "wanted"),
    [("docs/a.md", True), ("mkdocs.yml", True), ("sub/mkdocs.yaml", True), ("a.py", False), ("a.md.txt", False)],
)
def test_hook_runs_for_pages_and_the_configuration(hook: dict[str, Any], path: str, wanted: bool) -> None:
    assert bool(re.search(hook["files"], path)) == wanted


@each_hook
def test_entry_is_a_command_that_the_package_installs(hook: dict[str, Any], tmp_path: Path) -> None:
    command, *arguments = shlex.split(hook["entry"])
    scripts = tomllib.loads((ROOT / "plugins/doc-lint/pyproject.toml").read_text())["project"]["scripts"]
    assert command in scripts
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\ntheme: mkdocs\n")
    (tmp_path / "docs/index.md").write_text("# Home\n\n[x](gone.md)\n")
    installed = Path(sys.executable).with_name(command)
    done = subprocess.run([installed, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "docs/index.md:3:1: error: " in done.stdout
