"""The rule unknown-symbol."""

import pytest

from doc_lint.testing import findings

CONFIG = "plugins: [{doc-lint: {package: shop}}]\n"
SHOP = {
    "src/shop/__init__.py": "from shop.cart import Cart\nfrom shop.pay import pay\nfrom other import Thing\n",
    "src/shop/cart.py": "class Base:\n    def add(self): ...\n\nclass Cart(Base):\n    size: int = 1\n"
    "    def __init__(self):\n        self.owner = ''\n\nclass Open(Elsewhere): ...\n",
    "src/shop/pay/__init__.py": "def pay(): ...\n",
    "src/shop/pay/card.py": "LIMIT = {}\n",
    "src/shop/lazy.py": "def __getattr__(name): ...\n",
}
IMPORT = "```python\nimport shop as s\n```\n\n"


def site(text: str) -> dict[str, str]:
    return {"mkdocs.yml": CONFIG, "docs/index.md": text, **SHOP}


@pytest.mark.parametrize(
    ("name", "owner", "missing"),
    [
        ("shop.Basket", "shop", "Basket"),
        ("shop.cart.Basket", "shop.cart", "Basket"),
        ("shop.Cart.price", "shop.cart.Cart", "price"),
        ("shop.pay.cash", "shop.pay", "cash"),
        ("shop.Basket()", "shop", "Basket"),
        ("@shop.Basket", "shop", "Basket"),
        ("shop.Basket[int]", "shop", "Basket"),
    ],
)
def test_name_that_the_package_lacks_is_reported(name: str, owner: str, missing: str) -> None:
    written = name.strip("@").partition("(")[0].partition("[")[0]
    assert findings("unknown-symbol", site(f"# Home\n\nUse `{name}`.\n")) == [
        f"docs/index.md:3:5: `{written}` does not exist: `{owner}` has no `{missing}`"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "shop.Cart",
        "shop.cart.Cart.add",
        "shop.Cart.size",
        "shop.Cart.owner",
        "shop.pay",
        "shop.pay()",
        "shop.pay.card.LIMIT.copy",
        "shop.pay.__name__",
        "shop.Thing.anything",
        "shop.cart.Open.anything",
        "shop.lazy.anything",
        "shop.toml",
        "shop.basket=3",
        "shop/basket.py",
        "shop.<name>",
        "other.Basket",
        "shop.cartSize",
        "--file /data/shop.sock",
        "cart.Cart",
        "shop.pay.card.Cart if shop.pay else",
    ],
)
def test_other_names_are_not_reported(name: str) -> None:
    assert findings("unknown-symbol", site(f"# Home\n\nUse `{name}`.\n")) == []


def test_alias_of_any_page_counts_on_all_pages_in_spans_and_blocks() -> None:
    files = site(f"# Home\n\n{IMPORT}") | {"docs/b.md": "# B\n\n`s.Basket`\n\n```python\nx = s.Basket\n```\n"}
    assert findings("unknown-symbol", files) == [
        "docs/b.md:3:1: `s.Basket` does not exist: `shop` has no `Basket`",
        "docs/b.md:6:5: `s.Basket` does not exist: `shop` has no `Basket`",
    ]


def test_name_that_the_page_binds_to_something_else_is_not_the_package() -> None:
    again = "```python\ns = connect()\ns.send()\n```\n\n`s.send`\n"
    assert findings("unknown-symbol", site(f"# Home\n\n{IMPORT}{again}")) == []
    parameter = "```python\ndef f(s):\n    return s.send\n```\n"
    assert findings("unknown-symbol", site(f"# Home\n\n{IMPORT}{parameter}")) == []


def test_alias_of_another_package_on_another_page_does_not_count_on_all_pages() -> None:
    files = site(f"# Home\n\n{IMPORT}") | {"docs/b.md": "# B\n\n```python\nimport socket as s\n```\n\n`s.Basket`\n"}
    assert findings("unknown-symbol", files) == []


@pytest.mark.parametrize(
    "code",
    [
        "try:\n    s.Basket\nexcept AttributeError as error:\n    print(error)",
        "s.Basket  # AttributeError",
        "with pytest.raises(AttributeError):\n    s.Basket",
        "try:\n    s.Basket\nexcept KeyError:\n    pass",
        "# This is wrong:\ns.Basket\ns.Basket",
        "s.basket = 3",
        ">>> s.Basket\nTraceback (most recent call last):\n  ...",
    ],
)
def test_code_that_fails_on_purpose_is_not_checked(code: str) -> None:
    assert findings("unknown-symbol", site(f"# Home\n\n{IMPORT}```python\n{code}\n```\n")) == []


def test_name_in_another_case_is_not_a_setting() -> None:
    (finding,) = findings("unknown-symbol", site("# Home\n\n`shop.cArt`\n"))
    assert finding.endswith("`shop` has no `cArt`")


def test_page_about_earlier_versions_may_use_removed_names() -> None:
    files = site("# Home\n") | {
        "docs/about/release-notes.md": "# R\n\n`shop.Basket`\n",
        "docs/releasing.md": "# R\n\n`shop.Basket`\n",
    }
    assert findings("unknown-symbol", files) == [
        "docs/releasing.md:3:1: `shop.Basket` does not exist: `shop` has no `Basket`"
    ]


def test_comment_that_says_it_fails_ends_at_an_empty_line() -> None:
    code = "# This is wrong:\ns.Basket\n\ns.Basket"
    assert findings("unknown-symbol", site(f"# Home\n\n{IMPORT}```python\n{code}\n```\n")) == [
        "docs/index.md:11:1: `s.Basket` does not exist: `shop` has no `Basket`"
    ]


def test_name_relative_to_the_package_is_accepted() -> None:
    files = site("# Home\n\n`shop.till.Till` and `shop.till.Cash`\n") | {"src/shop/shop/till.py": "class Till: ...\n"}
    files["src/shop/shop/__init__.py"] = ""
    assert findings(
        "unknown-symbol", files | {"docs/b.md": "# B\n\n```python\nimport shop as sh\n```\n\n`sh.till`\n"}
    ) == [
        "docs/b.md:7:1: `sh.till` does not exist: `shop` has no `till`",
        "docs/index.md:3:22: `shop.till.Cash` does not exist: `shop` has no `till`",
    ]


def test_name_from_a_failing_import_is_left_to_unresolved_import() -> None:
    code = "```python\nfrom shop import basket\nbasket.add\n```\n"
    assert findings("unknown-symbol", site(f"# Home\n\n{code}")) == []


def test_names_by_pattern_may_occur_anywhere_in_the_package() -> None:
    config = "plugins: [{doc-lint: {package: shop, rules: {unknown-symbol: {names: ['*Cart', 'Open*']}}}}]\n"
    text = "# Home\n\nA `BigCart`, a `ShopCart(1)`, an `OpenCart`.\n"
    shop = SHOP | {"src/shop/big.py": "class BigCart: ...\n"}
    assert findings("unknown-symbol", {"mkdocs.yml": config, "docs/index.md": text, **shop}) == [
        "docs/index.md:3:16: `shop` has nothing named `ShopCart`",
        "docs/index.md:3:34: `shop` has nothing named `OpenCart`",
    ]
