"""The rule wrong-call."""

import sys

import pytest

from doc_lint.testing import findings, lint_files

SHOP = """\
class Cart:
    def __init__(self, owner: str = ""): ...
    def add(self, count: int) -> None: ...
    def __enter__(self) -> "Cart": ...
    def __exit__(self, *error: object) -> None: ...

class BigCart(Cart):
    price = 3

def pay(amount: int) -> Cart: ...
"""


def found(*blocks: str, options: str = "{}") -> list[str]:
    code = "\n".join(f"```python\n{block}\n```" for block in blocks)
    config = f"plugins: [{{doc-lint: {{package: shop, rules: {{wrong-call: {options}}}}}}}]\n"
    files = {"mkdocs.yml": config, "docs/index.md": f"{code}\n", "src/shop/__init__.py": SHOP}
    return [finding.removeprefix("docs/index.md:") for finding in findings("wrong-call", files)]


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("import shop\ncart = shop.Cart()\ncart.add(number=2, count=1)", "4:10: argument `number`"),
        ("import shop\nshop.pay(3).add()", "3:1: no argument provided for required parameter `count`"),
        ("import shop\nwith shop.Cart() as cart:\n    cart.put()", "4:5: object of type `Cart` has no attribute `put`"),
        ("def f(a): ...\nf(1, 2)", "3:6: too many positional arguments"),
        ("import json\njson.dumps(1, indents=2)\njson.loads()", "4:1: no argument provided"),
    ],
)
def test_wrong_call_is_reported(code: str, where: str) -> None:
    (finding,) = found(code)
    assert finding.startswith(where)


def test_blocks_of_a_page_are_read_as_one_module() -> None:
    (finding,) = found("import shop\ncart = shop.Cart()", "cart.add()")
    assert finding.startswith("6:1: no argument provided")


def test_package_need_not_be_imported_on_the_page() -> None:
    (finding,) = found("shop.pay(3).add()")
    assert finding.startswith("2:1: no argument provided")


def test_later_definition_does_not_make_earlier_calls_wrong() -> None:
    assert found("def f(a): ...\ndef g():\n    f(a=1)", "def f(b): ...\ndef h():\n    f(b=1)") == []


@pytest.mark.parametrize(
    "code",
    [
        "unknown.add(1, 2)",
        "import shop\ncart = shop.Cart()\ncart.add(...)",
        "import shop\ncart = shop.Cart()\ncart.add('two')",
        "import shop\ncart = shop.Cart()\ntry:\n    cart.add()\nexcept TypeError:\n    pass",
        "import shop\nshop.Cart().add()  # TypeError",
        "import not_installed\nnot_installed.f(1)",
        "'text'.lowercase()",
        "x = (",
        "import functools\n@functools.cache\ndef f(a): ...\nf()",
        "class A(dict):\n    def __init__(self, a): ...\nA()",
        "# this is an error\nimport shop\nshop.Cart().add()",
    ],
)
def test_call_that_may_be_correct_is_not_reported(code: str) -> None:
    assert found(code) == []


@pytest.mark.parametrize("code", ["import shop\nshop.pay()", "import shop\nshop.pay(total=1)", "import shop\nshop.no"])
def test_errors_that_other_rules_report_are_not_repeated(code: str) -> None:
    assert found(code) == []


def test_attribute_of_another_class_with_the_same_name_is_not_reported() -> None:
    assert found("class Cart: ...\nCart().put()") == []
    assert found("import shop\ndef f(cart: shop.Cart):\n    cart.price") == []
    (finding,) = found("import shop\nshop.Cart().put()")
    assert finding == "3:1: object of type `Cart` has no attribute `put`"


def test_kinds_are_an_option() -> None:
    code = "import shop\ncart = shop.Cart()\ncart.add('two')\ncart.add()"
    (finding,) = found(code, options="{kinds: [invalid-argument-type]}")
    assert finding.startswith("4:10:")


def test_rule_is_skipped_with_one_reason_without_ty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ty", None)
    config = "plugins: [{doc-lint: {package: shop}}]\n"
    page = "# Home\n\n```python\nimport shop\n```\n"
    files = {"mkdocs.yml": config, "docs/index.md": page, "src/shop/__init__.py": ""}
    report = lint_files(files, select=("wrong-call",))
    assert [skip.reason for skip in report.skipped] == ["ty is not installed"]
