"""The rule undocumented-module."""

import pytest

from doc_lint.testing import findings, lint_files

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


def test_module_without_its_page_is_reported_at_the_option() -> None:
    pages = {"docs/api/index.md": "", "docs/api/cart/cart.md": ""}
    assert findings("undocumented-module", {"mkdocs.yml": PAGED, **SOURCE, **pages}) == [
        "mkdocs.yml:6:1: the module `shop.cart.api` has no API page; expected `api/cart/cart.api.md`"
    ]


def test_module_may_have_a_page_with_another_path() -> None:
    pages = {"docs/api/cart/cart.md": "", "docs/api/cart/cart.api.md": ""}
    assert findings("undocumented-module", {"mkdocs.yml": PAGED, **SOURCE, **pages}) == [
        "mkdocs.yml:8:1: the module `shop` has no API page; expected `api/index.md`"
    ]


def test_directives_count_where_no_path_is_set() -> None:
    config = "plugins: [{doc-lint: {package: shop}}]\n"
    page = "# API\n\n::: shop\n\n::: shop.cart.api.total\n"
    assert findings("undocumented-module", {"mkdocs.yml": config, "docs/index.md": page, **SOURCE}) == []
    assert findings(
        "undocumented-module", {"mkdocs.yml": config, "docs/index.md": "# API\n\n::: shop\n", **SOURCE}
    ) == [
        "mkdocs.yml:1:1: the module `shop.cart` has no API page",
        "mkdocs.yml:1:1: the module `shop.cart.api` has no API page",
    ]


def test_undocumented_module_is_accepted_and_a_stale_entry_is_reported() -> None:
    config = PAGED + "          undocumented:\n            shop.cart.api: internal\n            shop.gone: internal\n"
    pages = {"docs/api/index.md": "", "docs/api/cart/cart.md": ""}
    assert findings("undocumented-module", {"mkdocs.yml": config, **SOURCE, **pages}) == [
        "mkdocs.yml:11:1: `undocumented` names `shop.gone`, which is not a public module of `shop`"
    ]


@pytest.mark.parametrize(
    ("options", "reasons"),
    [
        ("{}", []),
        ("{package: shop}", ["the package `shop` is not installed"]),
        ("{select: [undocumented-module]}", ["the option `package` is not set"]),
    ],
)
def test_rule_is_skipped_without_the_package(options: str, reasons: list[str]) -> None:
    report = lint_files({"mkdocs.yml": f"plugins: [{{doc-lint: {options}}}]\n", "docs/index.md": "# Home\n"})
    assert [skip.reason for skip in report.skipped if skip.rule == "undocumented-module"] == reasons
