"""The documented package as a fact."""

from doc_lint.engine import Facts
from doc_lint.facts import Missing
from doc_lint.site import Package
from doc_lint.testing import read_site


def package(option: str) -> Package | Missing:
    config = f"plugins: [{{doc-lint: {{{option}}}}}]\n"
    files = {"mkdocs.yml": config, "docs/index.md": "# Home\n", "src/shop/__init__.py": "", "src/shop/cart.py": ""}
    found: Package | Missing = Facts(read_site(files)).get("package")
    return found


def test_modules_of_a_package_in_the_folder_of_the_site() -> None:
    found = package("package: shop")
    assert isinstance(found, Package)
    assert found.modules == ("shop", "shop.cart")


def test_missing_if_the_package_is_not_installed() -> None:
    assert package("package: no_such_shop") == Missing("the package `no_such_shop` is not installed")


def test_missing_as_expected_without_the_option() -> None:
    found = package("")
    assert isinstance(found, Missing)
    assert found.expected
