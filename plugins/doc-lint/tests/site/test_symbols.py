"""The names of a package."""

import pytest

from doc_lint.site import Symbol, Symbols

NAMES = Symbols(
    "shop",
    {
        "shop": Symbol("shop", "module"),
        "shop.cart": Symbol("shop.cart", "module"),
        "shop.cart.Cart": Symbol("shop.cart.Cart", "class"),
        "shop.cart.Cart.add": Symbol("shop.cart.Cart.add", "function"),
        "shop.open": Symbol("shop.open", "module", is_open=True),
    },
    {"shop.Cart": "shop.cart.Cart", "shop.np": "numpy"},
)


@pytest.mark.parametrize(
    ("dotted", "symbols", "owner", "missing"),
    [
        ("shop.cart.Cart", ["shop.cart.Cart"], "", ""),
        ("shop.Cart.add", ["shop.cart.Cart.add"], "", ""),
        ("shop.Cart.drop", [], "shop.cart.Cart", "drop"),
        ("shop.gone.x", [], "shop", "gone"),
        ("shop.open.anything", [], "", ""),
        ("shop.np.array", [], "", ""),
        ("other.x", [], "", ""),
    ],
)
def test_lookup(dotted: str, symbols: list[str], owner: str, missing: str) -> None:
    found = NAMES.find(dotted)
    assert ([symbol.path for symbol in found.symbols], found.owner, found.missing) == (symbols, owner, missing)


def test_public_names_of_the_top_level_module() -> None:
    assert {"Cart", "cart"} <= NAMES.exported
