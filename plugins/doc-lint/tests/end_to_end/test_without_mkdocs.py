"""The core works where MkDocs is not installed: rules, facts and `doc-lint check` of a site's sources."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which `import mkdocs` fails, as it does where MkDocs is not installed."""
    blocker = tmp_path / "blocker/mkdocs.py"
    blocker.parent.mkdir()
    blocker.write_text("raise ModuleNotFoundError(\"No module named 'mkdocs'\", name='mkdocs')\n")
    path = [str(blocker.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(path)}


def run(folder: Path, environment: dict[str, str], *command: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env=environment,
    )
    return done.returncode, done.stdout


def test_mkdocs_cannot_be_imported(tmp_path: Path, environment: dict[str, str]) -> None:
    code, output = run(tmp_path, environment, "-c", "import mkdocs.config")
    assert (code, "No module named 'mkdocs'" in output) == (1, True)


@pytest.mark.slow
def test_rules_and_facts_pass_their_tests(environment: dict[str, str]) -> None:
    code, output = run(ROOT, environment, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/rules", "tests/facts")
    assert code == 0, output[-4000:]


def test_site_is_linted_from_its_sources(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\n")
    (tmp_path / "docs/index.md").write_text("# Home\n\n[x](gone.md)\n")
    code, output = run(tmp_path, environment, "-m", "doc_lint", "check", "--no-plugins")
    assert (code, output.splitlines()[0][:31]) == (1, "docs/index.md:3:1: error: `gone"), output
