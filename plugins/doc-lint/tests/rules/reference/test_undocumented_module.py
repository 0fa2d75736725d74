"""The rule undocumented-module."""

import pytest

from doc_lint import lint, read_options
from doc_lint.sources.tree import site_from_tree
from tests.conftest import Find

SOURCE = {"src/shop/__init__.py": "", "src/shop/cart/__init__.py": "", "src/shop/cart/api.py": ""}
PAGED = """\
plugins:
  - doc-lint:
      package: shop
      rules:
        undocumented-module:
          page: "api/{area}/{dotted}.md"
          pages:
            shop: api/index.md
"""


def test_module_without_the_page_it_should_have_is_found_at_the_option(find: Find) -> None:
    pages = {"docs/api/index.md": "", "docs/api/cart/cart.md": ""}
    assert find("undocumented-module", {"mkdocs.yml": PAGED, **SOURCE, **pages}) == [
        "mkdocs.yml:6:1: the module `shop.cart.api` has no API page; expected `api/cart/cart.api.md`"
    ]


def test_module_with_a_page_of_its_own_name_is_looked_for_there(find: Find) -> None:
    pages = {"docs/api/cart/cart.md": "", "docs/api/cart/cart.api.md": ""}
    assert find("undocumented-module", {"mkdocs.yml": PAGED, **SOURCE, **pages}) == [
        "mkdocs.yml:8:1: the module `shop` has no API page; expected `api/index.md`"
    ]


def test_directives_count_where_no_page_is_expected(find: Find) -> None:
    config = "plugins: [{doc-lint: {package: shop}}]\n"
    page = "# API\n\n::: shop\n\n::: shop.cart.api.total\n"
    assert find("undocumented-module", {"mkdocs.yml": config, "docs/index.md": page, **SOURCE}) == []
    assert find("undocumented-module", {"mkdocs.yml": config, "docs/index.md": "# API\n\n::: shop\n", **SOURCE}) == [
        "mkdocs.yml:1:1: the module `shop.cart.api` has no API page",
        "mkdocs.yml:1:1: the module `shop.cart` has no API page",
    ]


def test_allowed_module_needs_no_page_and_a_stale_allowance_is_found(find: Find) -> None:
    config = PAGED + "          undocumented:\n            shop.cart.api: internal\n            shop.gone: internal\n"
    pages = {"docs/api/index.md": "", "docs/api/cart/cart.md": ""}
    assert find("undocumented-module", {"mkdocs.yml": config, **SOURCE, **pages}) == [
        "mkdocs.yml:11:1: the options name `shop.gone`, which is no public module of `shop`"
    ]


@pytest.mark.parametrize(
    ("options", "reasons"),
    [
        ({}, []),
        ({"package": "shop"}, ["the package `shop` is not installed"]),
        ({"select": ["undocumented-module"]}, ["no package is named in the option `package`"]),
    ],
)
def test_rule_is_skipped_where_the_package_is_not_known(options: dict[str, object], reasons: list[str]) -> None:
    report = lint(site_from_tree({"docs/index.md": b"# Home\n"}), read_options(options))
    assert [skip.reason for skip in report.skipped if skip.rule == "undocumented-module"] == reasons
