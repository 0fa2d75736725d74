"""doc-lint's own small site passes its own rules."""

import subprocess
import sys
from pathlib import Path

import pytest

from doc_lint import RULES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doc-lint-site")
    config = ROOT / "mkdocs.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "no findings" in done.stderr
    return folder


def test_every_rule_has_a_page_with_its_rationale(site: Path) -> None:
    for rule in RULES:
        page = (site / "rules" / rule.family / rule.name / "index.html").read_text()
        assert "Why it matters" in page
        assert all(f"<code>{option}</code>" in page for option in rule.options)


def test_every_rule_page_belongs_to_a_rule(site: Path) -> None:
    pages = {path.parent.name for path in site.glob("rules/*/*/index.html")}
    assert pages == {rule.name for rule in RULES}


def test_the_generated_nav_is_not_a_page(site: Path) -> None:
    assert not list(site.glob("rules/SUMMARY*"))
