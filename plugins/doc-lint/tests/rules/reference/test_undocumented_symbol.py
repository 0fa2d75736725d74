"""The rule undocumented-symbol."""

import pytest

from doc_lint.testing import findings

SHOP = '''\
"""A shop."""

SIZE = 3

class Base:
    """A base."""
    def add(self):
        """Add."""

class Cart(Base):
    def add(self): ...
    def __len__(self): ...
    def drop(self): ...
    def _hide(self): ...

def _help(): ...
'''


def run(options: str) -> list[str]:
    config = f"plugins: [{{doc-lint: {{package: shop, rules: {{undocumented-symbol: {options}}}}}}}]\n"
    files = {"mkdocs.yml": config, "docs/index.md": "# x\n", "src/shop/__init__.py": SHOP}
    return findings(
        "undocumented-symbol", files | {"src/shop/_private.py": "", "src/shop/other.py": "from shop import Cart"}
    )


@pytest.mark.parametrize(
    ("options", "finding"),
    [
        ("{min_ratio: 0.58}", "below the minimum of 0.58"),
        ("{}", "below the minimum of 1.00"),
        ("{min_ratio: 0.5}", "above the minimum of 0.50"),
    ],
)
def test_share_below_or_above_the_minimum_is_reported(options: str, finding: str) -> None:
    # shop, Base, Base.add, Cart.add (through Base) of these and Cart, Cart.drop, shop.other
    (found,) = run(options)
    assert found == f"mkdocs.yml:1:1: 4 of 7 public symbols have a docstring (0.57), {finding}"


def test_share_at_the_minimum_is_not_reported() -> None:
    assert run("{min_ratio: 0.57}") == []


def test_ignored_symbols_do_not_count() -> None:
    assert run("{ignore: [shop.other, shop.Cart, shop.Cart.drop]}") == []
