"""scripts/mutate, on a site small enough for a test."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from doc_lint import RULES, Options, lint
from doc_lint.options import RuleOptions
from doc_lint.sources.config.raw_config import entries, read_config
from doc_lint.sources.files.folder import Folder
from doc_lint.testing import loaded
from scripts.generated_offences import OFFENCES
from scripts.measure_mutation import judged, with_options
from scripts.measure_recall import with_snippets
from scripts.mutated_site import Mutation
from scripts.mutations import Form, forms

ROOT = Path(__file__).parents[2]
FILES = {
    "mkdocs.yml": """\
site_name: Pots
site_url: https://pots.example/docs/
theme: mkdocs
markdown_extensions: [attr_list, footnotes, pymdownx.superfences, pymdownx.snippets]
plugins: [doc-lint: {package: pots}]
nav:
  - index.md
  - Guides:
      - guides/cook.md
      - guides/stock.md
"""
    + "".join(f"      - guides/part{number}.md\n" for number in range(12)),
    "docs/index.md": "# Home\n\n## Start\n\nSee [cook](guides/cook.md).\n",
    "docs/guides/cook.md": "# Cook\n\nSetext\n------\n\nText.\n\n## Beans\n\nText on [stock](stock.md).\n",
    "docs/guides/stock.md": "# Stock\n\n## Fish\n\nText.\n",
    **{f"docs/guides/part{n}.md": f"# Part {n}\n\n## More {n}\n\nText on [stock](stock.md).\n" for n in range(12)},
    "src/pots/__init__.py": "def cook(beans: int, *, hours: int) -> None: ...\n",
}


def run(*options: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHON": sys.executable}
    command = [str(ROOT / "scripts/mutate"), *options]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def mutate(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return run(str(root), "--no-plugins", *options)


def test_each_form_of_each_offence_is_found_at_its_line_and_nothing_else(tmp_path: Path) -> None:
    done = mutate(tmp_path, "--each", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    number = len([*forms()])
    assert re.search(rf"^all +{number} +{number}( +0){{5}} +1\.000$", done.stdout, re.M)
    assert "not for this site" not in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"docs", "mkdocs.yml", "src"}, "the checkout is left as it was"


def test_each_offence_in_a_generated_site_is_found_at_its_line_and_nothing_else() -> None:
    done = run("--generated", "--each", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    number = len(OFFENCES)
    assert re.search(rf"^all +{number} +{number}( +0){{5}} +1\.000$", done.stdout, re.M)


def test_every_rule_has_a_form() -> None:
    assert {form.rule for form in forms()} | {offence.rule for offence in OFFENCES} == {rule.name for rule in RULES}
    assert len({form[:2] for form in forms()}) == len([*forms()]), "a name appears once in a rule's rows"


def outcome(form: Form, text: str, options: Options, *right: int) -> tuple[str, list[str]]:
    """What becomes of an offence in the second page; the findings of other rules."""
    config = "markdown_extensions: [pymdownx.snippets]\n"
    pages = {"mkdocs.yml": config, "docs/index.md": "# Home\n", "docs/b.md": "# B\n"}
    mutation = Mutation(
        form, "zqx", frozenset(("docs/b.md", line) for line in range(2, 9)), frozenset(("docs/b.md", n) for n in right)
    )
    with loaded(pages) as before:
        first = lint(before.site, options)
    with loaded({**pages, "docs/b.md": f"# B\n\n{text}\n"}) as after:
        (result,), strays = judged([mutation], first, lint(after.site, options))
    assert strays == []
    return result.outcome, [finding.rule for finding in result.extra]


def test_outcomes() -> None:
    form = Form("broken-link", "link", "")
    text = "Text.\n[the text zqx](zqx.md) and ![](https://images.example/a.png)"
    assert outcome(form, text, Options(select=("broken-link",)), 4) == ("found", [])
    assert outcome(form, text, Options(select=("broken-link",)), 3) == ("elsewhere", [])
    assert outcome(form, text, Options(select=("missing-alt-text",)), 4) == ("wrong", ["missing-alt-text"])
    assert outcome(form, text, Options(select=("links",)), 4) == ("found", ["missing-alt-text"])
    assert outcome(form, text, Options(select=("heading-jump",)), 4) == ("missed", [])
    assert outcome(form, 'zqx\n\n--8<-- "{{ macro }}"', Options(select=("broken-link",)), 3) == ("unjudged", [])


def test_options_of_a_form_are_added_to_those_of_the_site() -> None:
    form = Form("misspelled-term", "word", "", options={"terms": ["Pot{x}"]})
    site = Options(rules={"misspelled-term": RuleOptions("error", {"terms": ("RayCluster",)})})
    options = with_options(site, [(form, "zq1x"), (form, "zq2x")])
    assert options.rules["misspelled-term"].severity == "error"
    assert options.rules["misspelled-term"].values["terms"] == ("RayCluster", "Potzq1x", "Potzq2x")
    assert "misspelled-term" in options.select


@pytest.mark.parametrize("entry", ["- {}", "{}:"])
def test_extensions_of_the_site_stay(tmp_path: Path, entry: str) -> None:
    text = f"markdown_extensions:\n  # Ours\n  {entry.format('attr_list')}\n  {entry.format('footnotes')}\n"
    (tmp_path / "mkdocs.yml").write_text(text)
    with_snippets(tmp_path / "mkdocs.yml")
    extensions = entries(read_config(Folder(tmp_path, "docs"), "mkdocs.yml")["markdown_extensions"])
    assert set(extensions) == {"pymdownx.snippets", "attr_list", "footnotes"}
