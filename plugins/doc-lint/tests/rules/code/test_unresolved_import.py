"""The rule unresolved-import."""

import pytest

from doc_lint.testing import findings

CONFIG = "plugins: [{doc-lint: {package: shop_kit}}]\n"
SHOP = {
    "src/shop_kit/__init__.py": "from shop_kit.cart import Cart\nfrom shop_kit.pay import pay\n",
    "src/shop_kit/cart.py": "class Cart: ...\n",
    "src/shop_kit/pay/__init__.py": "def pay(): ...\n",
    "src/shop_kit/pay/card.py": "",
}


def found(code: str) -> list[str]:
    page = f"# Home\n\n```python\n{code}\n```\n"
    found = findings("unresolved-import", {"mkdocs.yml": CONFIG, "docs/index.md": page, **SHOP})
    return [finding.removeprefix("docs/index.md:") for finding in found]


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        ("import shop_kit.basket", "4:8: the module `shop_kit.basket` does not exist"),
        ("from shop_kit.basket import Cart", "4:29: the module `shop_kit.basket` does not exist"),
        ("from shop_kit.cart import Cart, Basket", "4:33: `shop_kit.cart` has no `Basket`"),
        ("from shop_kit.pay import cash", "4:26: `shop_kit.pay` has no `cash`"),
        ("def f():\n    from shop_kit import Basket", "5:26: `shop_kit` has no `Basket`"),
        ("from shopkit.cart import Cart", "4:1: the package is `shop_kit`, not `shopkit`"),
        ("import Shop_Kit", "4:8: the package is `shop_kit`, not `Shop_Kit`"),
    ],
)
def test_import_that_does_not_exist_is_reported(code: str, finding: str) -> None:
    assert found(code) == [finding]


@pytest.mark.parametrize(
    "code",
    [
        "import shop_kit, shop_kit.pay.card",
        "from shop_kit import Cart, pay, cart",
        "from shop_kit.pay import card, pay",
        "from shop_kit.cart import *",
        "import shop, shopping.kit",
        "from .shop_kit import basket",
        "try:\n    import shop_kit.basket\nexcept ImportError:\n    pass",
        "from shop_kit import Basket  # raises ImportError",
    ],
)
def test_other_imports_are_not_reported(code: str) -> None:
    assert found(code) == []
