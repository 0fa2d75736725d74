"""An environment with the plugins of the table, and what it makes of their sites."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

import pytest

import doc_lint
from tests.end_to_end.plugins.sites import CASES, Case

HERE = Path(__file__).parent
COMMANDS = [["build", "--strict"], ["check", "--no-cache"], ["check", "--no-plugins", "--no-cache", "-o", "json"]]


class Outcomes(NamedTuple):
    """Exit code and output of a strict build, of `check` and of `check --no-plugins`."""

    build: tuple[int, str]
    check: tuple[int, str]
    without: tuple[int, str]


def all_outcomes(shared: Path) -> dict[str, tuple[Outcomes, Outcomes]]:
    """Return what becomes of the sound site and of the site with the defect, by row.

    Args:
        shared: A folder that all processes of this run of the tests share. The first one makes the environment.
    """
    with (shared / "plugins.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = shared / "plugins.json"
        if not kept.is_file():
            python = _make(shared / "plugins")
            sites = [_site(case, case.defect * bad) for case in CASES for bad in (False, True)]
            kept.write_text(_run([python, HERE / "run.py"], json.dumps(sites)).splitlines()[-1])
        done = [Outcomes(*((code, text) for code, text in each)) for each in json.loads(kept.read_text())]
    return {case.row: (done[2 * index], done[2 * index + 1]) for index, case in enumerate(CASES)}


def _site(case: Case, defect: str) -> dict[str, object]:
    theme = "" if "theme:" in case.config else "theme: mkdocs\n"
    in_list = f"{'search, doc-lint' if '[' in case.config.partition('PLUGINS')[0] else 'search'}"
    plugins = case.config.replace("  - PLUGINS", "  - search\n  - doc-lint").replace("PLUGINS", in_list)
    files = {**case.files, "mkdocs.yml": f"{theme}site_name: Test\n{plugins}"}
    if defect:
        files[case.path] += f"\n{defect}\n"
    return {"files": files, "repositories": case.repositories, "commands": COMMANDS}


def _make(folder: Path) -> Path:
    """Return the Python of a new environment with the plugins, into which this copy of doc-lint is linked."""
    uv = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    python = folder / "bin/python"
    pins = ["--no-deps", "-r", str(HERE / "requirements.txt")]
    try:
        if uv:
            _run([uv, "venv", "-q", "--python", sys.executable, folder])
            _run([uv, "pip", "install", "-q", "--python", python, *pins])
        else:
            _run([sys.executable, "-m", "venv", folder])
            _run([python, "-m", "pip", "install", "-q", *pins])
    except subprocess.CalledProcessError as error:
        if os.environ.get("CI"):
            raise AssertionError(error.stderr) from None
        command = " ".join(["uv pip install", *pins])
        pytest.skip(f"the plugins cannot be installed; see what this prints: {command}")
    (packages,) = folder.glob("lib/python3*/site-packages")
    (packages / "doc_lint.pth").write_text(str(Path(doc_lint.__file__).parents[1]))
    info = packages / "mkdocs_doc_lint-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mkdocs-doc-lint\nVersion: 0\n")
    (info / "entry_points.txt").write_text(distribution("mkdocs-doc-lint").read_text("entry_points.txt") or "")
    return python


def _run(command: Sequence[str | Path], given: str = "") -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    arguments = [str(argument) for argument in command]
    return subprocess.run(arguments, input=given, capture_output=True, text=True, check=True, env=environment).stdout
