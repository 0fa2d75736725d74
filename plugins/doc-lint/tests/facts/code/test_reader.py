"""Imports, names and calls of the documented package in the code of pages."""

from doc_lint.engine import Facts
from doc_lint.facts.code.package_code import PackageCode
from doc_lint.testing import loaded

SHOP = "class Cart:\n    def add(self, number): ...\n\ndef pay(amount): ...\n"


def code(page: str, **files: str) -> PackageCode:
    files = {
        "mkdocs.yml": "plugins: [{doc-lint: {package: shop}}]\nmarkdown_extensions: [pymdownx.snippets]\n",
        "docs/index.md": page,
        "src/shop/__init__.py": SHOP,
        **{path.replace("__", "."): text for path, text in files.items()},
    }
    with loaded(files) as found:
        read = Facts(found.site).get("package_code")
    assert isinstance(read, PackageCode)
    return read


def test_locations_of_imports_uses_and_calls() -> None:
    read = code("# Home\n\n```python\nimport shop as s\nfrom shop import pay\n\npay(1, amount=s.Cart)\n```\n")
    assert [(i.module, i.name, str(i.location)) for i in read.imports] == [
        ("shop", "", "docs/index.md:4:8"),
        ("shop", "pay", "docs/index.md:5:18"),
    ]
    assert [(u.name, u.dotted, str(u.location)) for u in read.uses] == [("s.Cart", "shop.Cart", "docs/index.md:7:15")]
    (call,) = read.calls
    assert (call.dotted, len(call.positional), [name for name, _ in call.keywords]) == ("shop.pay", 1, ["amount"])


def test_alias_of_a_block_applies_to_inline_code() -> None:
    read = code("# Home\n\n```python\nimport shop as s\n```\n\nUse `s.Cart`.\n")
    assert [(use.dotted, use.where) for use in read.uses] == [("shop.Cart", "span")]


def test_name_that_the_page_binds_is_not_the_package() -> None:
    assert code("# Home\n\n```python\nshop = 1\nshop.Cart\n```\n").uses == ()


def test_included_code_belongs_to_the_first_page_that_includes_it() -> None:
    page = '# Home\n\n```python\n--8<-- "pay.py"\n```\n'
    read = code(page, pay__py="import shop\n\nshop.pay(1)\n", **{"docs/more.md": page, "docs/early.md": page})
    assert [(each.page, str(each.location)) for each in read.imports] == [("early.md", "pay.py:1:8")]
    assert [(each.page, str(each.location)) for each in read.uses] == [("early.md", "pay.py:3:1")]
    assert [(each.page, str(each.location)) for each in read.calls] == [("early.md", "pay.py:3:1")]
