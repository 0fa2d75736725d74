"""scripts/oracle: what doc-lint reads is what Python-Markdown makes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.compare_markdown import cause_of, shrink
from scripts.generated_markdown import oracles, run
from scripts.oracle_reading import Disagreement, Oracle, random_parts

ROOT = Path(__file__).parents[2]


def oracle(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHON": sys.executable}
    command = (ROOT / "scripts/oracle", *arguments)
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Pots\nmarkdown_extensions: [attr_list, admonition]\n")
    (tmp_path / "docs/index.md").write_text("# Home\n\nText.\n\n- See [cook](guides/my cook.md).\n\nMore.\n")
    return tmp_path


def test_pages_of_a_site_are_read_as_python_markdown_reads_them(site: Path) -> None:
    done = oracle(site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 texts, 0 of which the fast reader is sure; 0 with disagreements, 0 unexplained" in done.stdout


def test_disagreement_is_printed_with_its_smallest_input(site: Path) -> None:
    done = oracle(site, "--fast")
    assert done.returncode == 1
    assert "docs/index.md: links\n  input:           '[](g c)'\n  doc-lint:        []\n" in done.stdout


def disagreements(count: int, number: int) -> list[tuple[str, str, Disagreement]]:
    """Return those of so many generated texts."""
    made = oracles()
    assert not any(each.missing for each in made.values())
    found: list[tuple[str, str, Disagreement]] = []

    def check(dialect: str, text: str) -> None:
        found.extend((dialect, text, each) for each in made[dialect].compare(text))

    run(count, number, check)
    return found


def test_generated_texts_are_read_as_python_markdown_reads_them() -> None:
    assert disagreements(1500, 1) == []


def test_generated_texts_in_parts_are_read_as_python_markdown_reads_the_whole() -> None:
    with random_parts(1):
        assert disagreements(400, 2) == []


def test_sites_are_read_in_parts(site: Path) -> None:
    page = site / "docs/index.md"
    page.write_text("# Home\n\nText.\n\n" * 9)
    done = oracle(site, "--parts", "1")
    assert "1 texts, 1 of which the fast reader is sure; 0 with disagreements, 0 unexplained" in done.stdout


def test_fast_reader_alone_reads_some_texts_otherwise() -> None:
    texts = {
        "links": "[x](a b.md)\n",
        "headings": "Title\nof two lines\n---\n",
        "code blocks": "1) a\n\n       b\n",
        "ids": "Title\nof two lines\n---\n",
    }
    fast = oracles(fast=True)["MkDocs"]
    assert {kind for kind, text in texts.items() if fast.disagrees(kind_only(fast, kind, text), text, same=True)} == {
        *texts
    }


def kind_only(oracle: Oracle, kind: str, text: str) -> Disagreement:
    return next((each for each in oracle.compare(text) if each.kind == kind), Disagreement(kind, [], []))


def test_smallest_text_still_disagrees() -> None:
    assert shrink("a\n\nb x y\n\nc\nd", lambda text, _: "x" in text) == "x"


def test_emoji_of_another_version_is_an_explained_cause() -> None:
    compared = oracles()["Material"]
    text = "# :gone-from-the-set: Title\n"
    found = compared.compare(text)
    assert {each.kind for each in found} == {"headings", "ids"}
    assert all(cause_of(each.kind, text) for each in found)
    assert cause_of("links", text) is None
