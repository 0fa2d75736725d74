"""Nothing on the site is unchecked, and everything that nemo_run exports is shown at work."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import nemo_run
import pytest
from doc_lint.cli.review import read_table

from tests.docs.programs import kinds, names_used, running, table
from tests.examples.tables import ROOT, load

REASONS: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "exported.toml").read_text("utf-8"))
STATIC = {
    "index/on_kubernetes.py": "a Kubernetes cluster",
    "integrations/cloud-platforms/skypilot.py": "a cloud account",
    "references/executors/skypilot-jobs/train.py": "a cloud account",
    "references/executors/skypilot/train.py": "a cloud account",
}
"""The programs that are not run, and what they need that tests have not."""


def test_no_python_block_of_a_page_is_unchecked() -> None:
    assert kinds()["unchecked"] == 0


def test_the_built_site_tells_the_kind_of_each_program(built_site: Path) -> None:
    shown: Counter[str] = Counter()
    for file in built_site.rglob("*.html"):
        if "apidocs" in file.parts and file.parent.name != "apidocs":
            continue  # its blocks are NeMo Run's own: signatures and docstrings
        for block in re.findall(r'<div class="language-python highlight"[^>]*>', file.read_text("utf-8")):
            kind = re.search(r'data-kind="(.*?)"', block)
            shown[kind[1] if kind else "fragment"] += 1
    assert shown == kinds()


def test_the_review_has_the_kinds_as_a_table(tmp_path: Path) -> None:
    file = tmp_path / "blocks.json"
    file.write_text(json.dumps(table()), "utf-8")
    rows = read_table(file).rows
    assert {kind: int(number) for kind, number in rows} == +kinds()


def test_only_named_programs_are_not_run() -> None:
    static = {example.name: example.table.why for example in load() if example.table.kind == "static"}
    assert {name for name in static if STATIC.get(name, "-") not in static[name]} == set()
    assert set(STATIC) <= set(static), "these run now: take them out of the list"


@pytest.mark.parametrize("name", sorted(set(nemo_run.__all__)))
def test_an_exported_name_is_shown_at_work_or_a_page_says_why_not(name: str) -> None:
    shown = any(name in names_used(example.path) for example in running("guides", "references"))
    assert shown != (name in REASONS), "needs a program or a reason, and not both"
    if not shown:
        assert name in (ROOT / "docs" / REASONS[name]["page"]).read_text("utf-8")
        assert REASONS[name]["why"]
