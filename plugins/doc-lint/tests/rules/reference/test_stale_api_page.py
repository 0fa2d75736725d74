"""The rule stale-api-page."""

from doc_lint.testing import findings

SHOP = {"src/shop/__init__.py": "", "src/shop/cart.py": "class Cart: ...\n"}


def config(options: str) -> str:
    return f"plugins:\n  - doc-lint:\n      package: shop\n      rules:\n        stale-api-page: {options}\n"


def test_block_for_an_unknown_name_is_reported() -> None:
    page = "# API\n\n::: shop.cart.Cart\n\n::: shop.basket\n\n::: shop.cart.Basket\n\n::: other.basket\n"
    assert findings("stale-api-page", {"mkdocs.yml": config("{}"), "docs/index.md": page, **SHOP}) == [
        "docs/index.md:5:1: `shop.basket` does not exist: `shop` has no `basket`",
        "docs/index.md:7:1: `shop.cart.Basket` does not exist: `shop.cart` has no `Basket`",
    ]


def test_page_whose_path_names_nothing_is_reported() -> None:
    options = '{page: "api/{area}/{dotted}.md", pages: {shop: api/shop/shop.md}}'
    pages = ["cart/cart", "cart/cart.Cart", "basket/basket", "cart/basket", "cart/cart.No", "shop/shop"]
    docs = {f"docs/api/{page}.md": "# x\n" for page in pages}
    assert findings("stale-api-page", {"mkdocs.yml": config(options), **docs, **SHOP}) == [
        "docs/api/basket/basket.md:1:1: `api/basket/basket.md` documents `shop.basket`, which does not exist",
        "docs/api/cart/cart.No.md:1:1: `api/cart/cart.No.md` documents `shop.cart.No`, which does not exist",
    ]


def test_page_by_module_name_and_stale_option_are_reported() -> None:
    options = '{page: "{module}.md", pages: {shop.gone: x.md}}'
    docs = {"docs/shop.cart.md": "# x\n", "docs/shop.basket.md": "# x\n", "docs/index.md": "# x\n"}
    assert findings("stale-api-page", {"mkdocs.yml": config(options), **docs, **SHOP}) == [
        "docs/shop.basket.md:1:1: `shop.basket.md` documents `shop.basket`, which does not exist",
        "mkdocs.yml:5:1: `pages` names `shop.gone`, which does not exist",
    ]
