"""The Python blocks of a page."""

import pytest

from doc_lint.engine import Facts
from doc_lint.facts.code.snippets import Snippet, dotted_name, parse, without_placeholders
from doc_lint.testing import read_site


def snippet(code: str, language: str = "python") -> Snippet:
    page = f"# Home\n\n```{language}\n{code}\n```\n"
    (found,) = Facts(read_site({"docs/index.md": page})).get("snippets")["index.md"]
    assert isinstance(found, Snippet)
    return found


def test_session_is_parsed_without_prompts_and_leads_back_to_its_columns() -> None:
    found = snippet(">>> x = 1\n>>> y = 2\n2", "pycon")
    assert found.tree
    assert str(found.start(found.tree.body[1])) == "docs/index.md:5:5"


def test_defect_has_its_line() -> None:
    found = snippet("x = 1\ny = (2")
    assert found.tree is None
    assert found.defect
    assert found.defect.line == 2


def test_block_that_asks_to_be_left_out_is_none() -> None:
    page = '# Home\n\n```python lint="skip"\nx = (\n```\n\n```yaml\na: 1\n```\n'
    assert Facts(read_site({"docs/index.md": page})).get("snippets") == {"index.md": ()}


def test_placeholders_become_text_that_can_be_checked() -> None:
    assert parse(without_placeholders(snippet("f(\n    ...\n    a=1,\n)")))[0] is not None


@pytest.mark.parametrize(("text", "name"), [("a.b.c", "a.b.c"), ("a", "a"), ("a().b", None), ("a[0]", None)])
def test_dotted_names(text: str, name: str | None) -> None:
    tree, _ = parse(text)
    assert tree
    assert dotted_name(tree.body[0].value) == name  # type: ignore[attr-defined]
