"""The rule unknown-parameter."""

import pytest

from doc_lint.testing import findings

CONFIG = """\
plugins:
  - doc-lint:
      package: shop
      rules:
        unknown-parameter:
          forwarding: [shop.later]
"""
SHOP = """\
import functools
from dataclasses import dataclass, field
from elsewhere import Base, change

@dataclass
class Cart:
    owner: str
    size: int = 1
    total: int = field(init=False, default=0)
    def add(self, item, /, count=1, *, gift=False): ...

class Open(Base): ...

def later(function, *args, **kwargs): ...
def pay(amount): ...
def any_(**kwargs): ...
@change
def changed(amount): ...
class ShopTill:
    def __init__(self, drawer): ...
"""


def site(code: str) -> dict[str, str]:
    page = f"# Home\n\n```python\nimport shop\n{code}\n```\n"
    return {"mkdocs.yml": CONFIG, "docs/index.md": page, "src/shop/__init__.py": SHOP}


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        ("shop.pay(total=3)", "5:10: `shop.pay` has no parameter `total`"),
        ("shop.pay(1, 2)", "5:13: `shop.pay` takes 1 positional argument but 2 were given"),
        ("shop.Cart(owner='', total=3)", "5:21: `shop.Cart` has no parameter `total`"),
        ("shop.Cart('', 1, 2)", "5:18: `shop.Cart` takes 2 positional arguments but 3 were given"),
        ("x = shop.Cart(..., price=3)", "5:20: `shop.Cart` has no parameter `price`"),
        ("shop.later(shop.pay, total=3)", "5:22: `shop.pay` has no parameter `total`"),
        ("from shop import pay as p\np(total=3)", "6:3: `p` has no parameter `total`"),
        ("def f(a): ...\nshop.later(f, b=1)", "6:15: `f` has no parameter `b`"),
        ("class A:\n    def __init__(self, a): ...\nshop.later(A, b=1)", "7:15: `A` has no parameter `b`"),
        ("@dataclass\nclass A:\n    a: int\nshop.later(A, b=1)", "8:15: `A` has no parameter `b`"),
        ("é = shop.pay(total=3)", "5:14: `shop.pay` has no parameter `total`"),
    ],
)
def test_unknown_or_surplus_argument_is_reported(code: str, finding: str) -> None:
    assert findings("unknown-parameter", site(code)) == [f"docs/index.md:{finding}"]


@pytest.mark.parametrize(
    "code",
    [
        "shop.pay(amount=3)",
        "shop.pay(*prices)",
        "shop.any_(total=3)",
        "shop.Open(total=3)",
        "shop.changed(total=3)",
        "shop.later(shop.pay, amount=3)",
        "shop.later(shop.Open, amount=3)",
        "shop.later(unknown, total=3)",
        "from model import A\nshop.later(A, b=1)",
        "@change\ndef f(a): ...\nshop.later(f, b=1)",
        "def f(a): ...\ndef f(b): ...\nshop.later(f, b=1)",
        "class A(B):\n    a: int\nshop.later(A, b=1)",
        "@dataclass\nclass A(B):\n    a: int\nshop.later(A, b=1)",
        "try:\n    shop.pay(total=3)\nexcept TypeError:\n    pass",
        "shop.pay(total=3)  # TypeError: no such parameter",
    ],
)
def test_argument_that_may_be_accepted_is_not_reported(code: str) -> None:
    assert findings("unknown-parameter", site(code)) == []


def test_definition_in_an_earlier_block_is_known() -> None:
    files = site("def f(a): ...\n```\n\nThen:\n\n```python\nshop.later(f, b=1)")
    assert findings("unknown-parameter", files) == ["docs/index.md:11:15: `f` has no parameter `b`"]


def test_span_with_a_name_of_the_package_is_checked() -> None:
    page = "# Home\n\n`shop.pay(total=3)`, `ShopTill(door=1)`, `Cart(door=1)`, `YourTill(door=1)`, `shop.pay()`\n"
    files = {"mkdocs.yml": CONFIG, "docs/index.md": page, "src/shop/__init__.py": SHOP}
    assert findings("unknown-parameter", files) == [
        "docs/index.md:3:1: `shop.pay` has no parameter `total`",
        "docs/index.md:3:22: `ShopTill` has no parameter `door`",
    ]


def test_unknown_name_in_forwarding_is_reported_at_the_option() -> None:
    files = site("x = 1") | {"mkdocs.yml": CONFIG.replace("shop.later", "shop.sooner")}
    assert findings("unknown-parameter", files) == [
        "mkdocs.yml:6:1: `forwarding` names `shop.sooner`, which `shop` does not have"
    ]
