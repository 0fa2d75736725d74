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


def test_package_in_the_folder_of_the_site_is_found_with_its_modules() -> None:
    found = package("package: shop")
    assert isinstance(found, Package)
    assert found.modules == ("shop", "shop.cart")


def test_package_that_is_not_installed_is_missing_and_said_to_be() -> None:
    assert package("package: no_such_shop") == Missing("the package `no_such_shop` is not installed")


def test_site_that_names_none_is_expected_to_lack_it() -> None:
    found = package("")
    assert isinstance(found, Missing)
    assert found.expected
