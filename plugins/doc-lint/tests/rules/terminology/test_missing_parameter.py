"""The rule missing-parameter."""

import pytest

from doc_lint.testing import findings

SHOP = """\
from dataclasses import dataclass, field

@dataclass(kw_only=True)
class Tunnel:
    folder: str
    host: str

@dataclass(kw_only=True)
class Local(Tunnel):
    host: str = field(init=False, default="here")

def pay(amount, currency="EUR", *, when): ...
"""


def found(code: str) -> list[str]:
    page = f"# Home\n\n```python\nimport shop\n{code}\n```\n\n`shop.pay()` and `shop.Local()`\n"
    config = "plugins: [{doc-lint: {package: shop}}]\n"
    return findings("missing-parameter", {"mkdocs.yml": config, "docs/index.md": page, "src/shop/__init__.py": SHOP})


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        ("shop.pay()", "1: `shop.pay` is called without the required parameters `amount`, `when`"),
        ("shop.pay(when=1)", "1: `shop.pay` is called without the required parameter `amount`"),
        ("x = [shop.pay(3)]", "6: `shop.pay` is called without the required parameter `when`"),
        ("shop.Tunnel(folder='')", "1: `shop.Tunnel` is called without the required parameter `host`"),
        ("shop.Local()", "1: `shop.Local` is called without the required parameter `folder`"),
    ],
)
def test_call_without_a_required_argument_is_reported(code: str, finding: str) -> None:
    assert found(code) == [f"docs/index.md:5:{finding}"]


@pytest.mark.parametrize(
    "code",
    [
        "shop.pay(3, when=1)",
        "shop.pay(amount=3, when=1)",
        "shop.pay(*prices, when=1)",
        "shop.pay(**arguments)",
        "shop.pay(...)",
        "shop.pay(\n    when=1,\n    ...\n)",
        "shop.pay(amount=..., when=1)",
        "shop.Local(folder='')",
        "shop.pay(1, 2, 3)",
        "later(shop.pay)",
    ],
)
def test_complete_calls_and_deliberate_omissions_are_not_reported(code: str) -> None:
    assert found(code) == []
