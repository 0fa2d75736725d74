"""The strict build of the real site fails on each promise that its structure makes, and says where it is broken."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def edit(path: str, pattern: str, replacement: str) -> Callable[[Path], None]:
    """Return a change of one file of the site."""

    def change(root: Path) -> None:
        file = root / path
        text, count = re.subn(pattern, replacement, file.read_text("utf-8"), count=1, flags=re.M | re.S)
        assert count == 1, f"{path} has no {pattern}"
        file.write_text(text, "utf-8")

    return change


def drop_api_page(root: Path) -> None:
    """Let the generator forget one page, as it would if its module were overlooked."""
    script = root / "scripts/gen_api.py"
    loop = "    for path, text in reference(Path(editor.config.docs_dir), package).items():\n"
    text = script.read_text("utf-8")
    assert loop in text
    script.write_text(
        text.replace(loop, f'{loop}        if "core.execution.launcher" in path:\n            continue\n'), "utf-8"
    )


DEFECTS = {
    "page below a fourth section": (
        edit("docs/SUMMARY.md", r"( +)(- \[Model Deployment\][^\n]*)", r"\1- Cluster\n\1    \2"),
        r"docs/SUMMARY\.md:\d+:\d+: .*model-deployment\.md` is 4 sections deep .* \[nav-too-deep\]",
    ),
    "landing page without audience": (
        edit("docs/guides/index.md", r"^audience:[^\n]*\n(?: [^\n]*\n)*", ""),
        r"docs/guides/index\.md:1:1: .*has no `audience` \[landing-field-missing\]",
    ),
    "two sections swapped": (
        edit("docs/SUMMARY.md", r"^(- \[Guides\].*?\n)(- \[Integrations\].*?\n)(?=- \[References\])", r"\2\1"),
        r"docs/SUMMARY\.md:\d+:1: the nav lists .* where the home page links to .* \[section-order-mismatch\]",
    ),
    "API page dropped": (
        drop_api_page,
        r"mkdocs\.yml:\d+:1: .*`nemo_run\.core\.execution\.launcher` has no API page.* \[undocumented-module\]",
    ),
    "hub link removed": (
        edit("docs/references/cli-reference.md", r"\]\(\.\./apidocs/run/run\.md[^)]*\)", "](faqs.md)"),
        r"docs/references/cli-reference\.md:1:1: more than 2 clicks from .* \[too-many-clicks\]",
    ),
}


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the strict build of a site with all these defects prints. They do not touch each other."""
    root = tmp_path_factory.mktemp("broken")
    for name in ("docs", "plugins", "scripts", "mkdocs.yml", "search-questions.toml", "search-synonyms.toml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    for change, _ in DEFECTS.values():
        change(root)
    environment = {**os.environ, "DOCS_STRICT": "true", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode != 0
    return done.stderr


@pytest.mark.parametrize("finding", [finding for _, finding in DEFECTS.values()], ids=DEFECTS)
def test_the_strict_build_reports_each_defect_as_an_error(finding: str, failed: str) -> None:
    """One error is enough to fail the build."""
    assert re.search(rf"^ERROR +-  doc-lint: {finding}", failed, re.MULTILINE), failed[-3000:]


def test_a_defect_is_reported_without_a_traceback(failed: str) -> None:
    assert "Traceback" not in failed
