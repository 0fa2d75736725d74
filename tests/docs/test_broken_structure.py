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
        text, count = re.subn(pattern, replacement, file.read_text(), count=1, flags=re.M | re.S)
        assert count == 1, f"{path} has no {pattern}"
        file.write_text(text)

    return change


def drop_api_page(root: Path) -> None:
    """Let the generator forget one page, as it would if its module were overlooked."""
    script = root / "scripts/gen_api.py"
    loop = "    for path, text in reference(Path(editor.config.docs_dir)).items():\n"
    text = script.read_text()
    assert loop in text
    script.write_text(
        text.replace(loop, f'{loop}        if "core.execution.launcher" in path:\n            continue\n')
    )


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        pytest.param(
            edit("docs/SUMMARY.md", r"( +)(- \[Model Deployment\][^\n]*)", r"\1- Cluster\n\1    \2"),
            r"docs/SUMMARY\.md:\d+:\d+: .*model-deployment\.md` is 4 sections deep .* \[nav-too-deep\]",
            id="page below a fourth section",
        ),
        pytest.param(
            edit("docs/guides/index.md", r"^audience:[^\n]*\n(?: [^\n]*\n)*", ""),
            r"docs/guides/index\.md:1:1: .*does not state `audience` \[landing-field-missing\]",
            id="landing page without audience",
        ),
        pytest.param(
            edit("docs/SUMMARY.md", r"^(- \[Guides\].*?\n)(- \[Integrations\].*?\n)(?=- \[References\])", r"\2\1"),
            r"docs/SUMMARY\.md:\d+:1: .*in the nav where the home page has .* \[section-order-mismatch\]",
            id="two sections swapped",
        ),
        pytest.param(
            drop_api_page,
            r"mkdocs\.yml:\d+:1: .*`nemo_run\.core\.execution\.launcher` has no API page.* \[undocumented-module\]",
            id="API page dropped",
        ),
        pytest.param(
            edit("docs/references/cli-reference.md", r"\]\(\.\./apidocs/run/run\.md[^)]*\)", "](faqs.md)"),
            r"docs/references/cli-reference\.md:1:1: .*more than 2 clicks to .* \[too-many-clicks\]",
            id="hub link removed",
        ),
    ],
)
def test_broken_structure_fails_the_strict_build(change: Callable[[Path], None], finding: str, tmp_path: Path) -> None:
    for name in ("docs", "plugins", "scripts", "mkdocs.yml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    change(tmp_path)
    environment = {**os.environ, "DOCS_STRICT": "true", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert re.search(finding, done.stderr), done.stderr[-3000:]
    assert "Traceback" not in done.stderr
