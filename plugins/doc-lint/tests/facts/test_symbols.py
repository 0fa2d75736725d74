"""The names of the documented package as a fact."""

from doc_lint.engine import Facts
from doc_lint.facts import Missing
from doc_lint.facts.symbols import symbols
from doc_lint.site import Package, Symbols
from doc_lint.testing import loaded


def test_names_and_parameters_of_the_package() -> None:
    files = {
        "mkdocs.yml": "plugins: [{doc-lint: {package: shop}}]\n",
        "docs/index.md": "# Home\n",
        "src/shop/__init__.py": "def pay(amount, *, currency='EUR'): ...\n",
    }
    with loaded(files) as found:
        names = Facts(found.site).get("symbols")
    assert isinstance(names, Symbols)
    assert [p.name for p in names.find("shop.pay").parameters or ()] == ["amount", "currency"]


def test_missing_for_the_reason_of_the_reader() -> None:
    class Broken:
        def symbols(self) -> str:
            return "griffe is not installed"

        def type_check(self, modules: object) -> str:
            return ""

    assert symbols.function(Package("shop", ("shop",), Broken())) == Missing("griffe is not installed")
