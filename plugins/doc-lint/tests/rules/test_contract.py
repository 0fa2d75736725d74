"""What holds for every rule: its docstring is a page, its examples are tests, and it is listed everywhere."""

import re
from collections import Counter
from pathlib import Path
from typing import get_type_hints

import pytest

from doc_lint import RULES, Rule
from doc_lint.explain import HEADINGS, example_files, explain, sections
from doc_lint.testing import lint_files
from tests.facts.types import fact_type

ROOT = Path(__file__).parents[2]
RULES_FOLDER = ROOT / "src/doc_lint/rules"

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@each_rule
def test_docstring_has_the_headings_in_order(rule: Rule) -> None:
    assert tuple(sections(rule)) == HEADINGS
    assert all(sections(rule).values())


@each_rule
def test_summary_is_one_sentence(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][^.\n]*\.", rule.doc.split("\n\n")[0])


@each_rule
def test_references_can_be_followed(rule: Rule) -> None:
    assert re.search(r"https://|\w+/[\w-]+#\d+", sections(rule)["References"])


@each_rule
def test_example_is_reported_in_one_of_its_files(rule: Rule) -> None:
    bad, _ = example_files(rule)
    found = [finding for finding in lint_files(dict(bad)).findings if finding.rule == rule.name]
    assert found
    for finding in found:
        assert finding.location.path in bad
        assert finding.location.line <= bad[finding.location.path].count(b"\n") + 1
        assert finding.hint
        assert not re.search(r"invalid|should consider", finding.message)


@each_rule
def test_identity_survives_text_that_moves(rule: Rule) -> None:
    """A finding that moves down keeps its rule, page and key: a baseline goes on accepting it."""
    bad, _ = example_files(rule)
    found = Counter(finding.identity for finding in lint_files(bad).findings if finding.rule == rule.name)
    moved = {path: _with_comment(text) if path.endswith(".md") else text for path, text in bad.items()}
    after = Counter(finding.identity for finding in lint_files(moved).findings if finding.rule == rule.name)
    assert after == found


def _with_comment(text: bytes) -> bytes:
    """Put a comment below the front matter: every line after it moves."""
    head, mark, body = text.partition(b"\n---\n") if text.startswith(b"---\n") else (b"", b"", text)
    return head + mark + b"<!-- moved -->\n\n" + body


@each_rule
def test_positional_parameters_are_facts_of_their_type(rule: Rule) -> None:
    hints = get_type_hints(rule.function)
    for name, optional in rule.asks.items():
        expected = fact_type(name)
        assert hints[name] == (expected | None if optional else expected), name


@each_rule
def test_corrected_example_is_not_reported(rule: Rule) -> None:
    _, good = example_files(rule)
    assert [finding for finding in lint_files(dict(good)).findings if finding.rule == rule.name] == []


@each_rule
def test_every_option_has_a_description_and_a_default(rule: Rule) -> None:
    for name, parameter in rule.options.items():
        assert parameter.default is not parameter.empty, name
        row = next(line for line in explain(rule).splitlines() if line.startswith(f"| `{name}`"))
        assert row.split(" | ")[-1].strip(" |")


@each_rule
def test_file_and_test_module_are_named_after_the_rule(rule: Rule) -> None:
    module = rule.name.replace("-", "_")
    assert (RULES_FOLDER / rule.family / f"{module}.py").is_file()
    assert (Path(__file__).parent / rule.family / f"test_{module}.py").is_file()


def test_every_rule_file_is_registered() -> None:
    files = {path.stem.replace("_", "-") for path in RULES_FOLDER.glob("*/*.py") if path.stem != "__init__"}
    assert files == {rule.name for rule in RULES}


def test_every_test_module_belongs_to_a_rule() -> None:
    tests = {path.stem.removeprefix("test_").replace("_", "-") for path in Path(__file__).parent.glob("*/test_*.py")}
    assert tests == {rule.name for rule in RULES}
