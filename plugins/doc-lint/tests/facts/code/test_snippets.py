"""The Python blocks of a page."""

import ast

import pytest

from doc_lint.engine import Facts
from doc_lint.facts.code.snippets import Snippet, dotted_name, parse, without_placeholders
from doc_lint.testing import read_site


def snippet(code: str, language: str = "python") -> Snippet:
    page = f"# Home\n\n```{language}\n{code}\n```\n"
    (found,) = Facts(read_site({"docs/index.md": page})).get("snippets")["index.md"]
    assert isinstance(found, Snippet)
    return found


def test_locations_in_a_session_include_the_prompt() -> None:
    found = snippet(">>> x = 1\n>>> y = 2\n2", "pycon")
    assert found.tree
    assert str(found.start(found.tree.body[1])) == "docs/index.md:5:5"


def test_line_of_a_defect() -> None:
    found = snippet("x = 1\ny = (2")
    assert found.tree is None
    assert found.defect
    assert found.defect.line == 2


def test_block_with_skip_mark_is_ignored() -> None:
    page = '# Home\n\n```python lint="skip"\nx = (\n```\n\n```yaml\na: 1\n```\n'
    assert Facts(read_site({"docs/index.md": page})).get("snippets") == {"index.md": ()}


def test_placeholders_become_valid_python() -> None:
    assert parse(without_placeholders(snippet("f(\n    ...\n    a=1,\n)")))[0] is not None


@pytest.mark.parametrize(("text", "name"), [("a.b.c", "a.b.c"), ("a", "a"), ("a().b", None), ("a[0]", None)])
def test_dotted_names(text: str, name: str | None) -> None:
    tree, _ = parse(text)
    assert tree
    assert dotted_name(tree.body[0].value) == name  # type: ignore[attr-defined]


def test_the_tree_of_a_block_takes_memory_only_where_a_rule_reads_it() -> None:
    found = snippet("x = 1")
    assert not vars(found)
    assert found.tree
    assert found.tree is found.tree
    assert ast.unparse(found.tree) == "x = 1"
