"""The names under which pages import the documented package."""

import pytest

from doc_lint.engine import Facts
from doc_lint.facts.code.aliases import import_aliases
from doc_lint.testing import read_site


@pytest.mark.parametrize(
    ("code", "aliases"),
    [
        ("import shop as s", {"s": "shop"}),
        ("import shop as s\n```\n\n```python\nimport soap as s", {}),
        ("import shop.cart as c", {}),
        ("from market import shop as s", {}),
        ("import shop", {}),
    ],
)
def test_an_alias_counts_if_it_means_nothing_else(code: str, aliases: dict[str, str]) -> None:
    site = read_site({"docs/index.md": f"# Home\n\n```python\n{code}\n```\n"})
    assert import_aliases(site.pages, Facts(site).get("snippets"), "shop") == aliases
