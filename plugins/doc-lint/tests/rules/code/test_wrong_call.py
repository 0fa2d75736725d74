"""The rule wrong-call."""

import sys

import pytest

from doc_lint import lint, read_options
from doc_lint.sources.tree import site_from_tree
from tests.conftest import Find

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


def findings(find: Find, *blocks: str, options: str = "{}") -> list[str]:
    code = "\n".join(f"```python\n{block}\n```" for block in blocks)
    config = f"plugins: [{{doc-lint: {{package: shop, rules: {{wrong-call: {options}}}}}}}]\n"
    files = {"mkdocs.yml": config, "docs/index.md": f"{code}\n", "src/shop/__init__.py": SHOP}
    return [finding.removeprefix("docs/index.md:") for finding in find("wrong-call", files)]


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
def test_wrong_call_is_found(find: Find, code: str, where: str) -> None:
    (finding,) = findings(find, code)
    assert finding.startswith(where)


def test_blocks_of_a_page_are_one_module(find: Find) -> None:
    (finding,) = findings(find, "import shop\ncart = shop.Cart()", "cart.add()")
    assert finding.startswith("6:1: no argument provided")


def test_package_is_imported_where_the_page_forgets_it(find: Find) -> None:
    (finding,) = findings(find, "shop.pay(3).add()")
    assert finding.startswith("2:1: no argument provided")


def test_later_definition_does_not_make_earlier_calls_wrong(find: Find) -> None:
    assert findings(find, "def f(a): ...\ndef g():\n    f(a=1)", "def f(b): ...\ndef h():\n    f(b=1)") == []


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
def test_what_may_be_right_is_not(find: Find, code: str) -> None:
    assert findings(find, code) == []


@pytest.mark.parametrize("code", ["import shop\nshop.pay()", "import shop\nshop.pay(total=1)", "import shop\nshop.no"])
def test_what_other_rules_tell_is_left_to_them(find: Find, code: str) -> None:
    assert findings(find, code) == []


def test_attribute_of_a_class_that_only_bears_the_same_name_is_not(find: Find) -> None:
    assert findings(find, "class Cart: ...\nCart().put()") == []
    assert findings(find, "import shop\ndef f(cart: shop.Cart):\n    cart.price") == []
    (finding,) = findings(find, "import shop\nshop.Cart().put()")
    assert finding == "3:1: object of type `Cart` has no attribute `put`"


def test_kinds_are_the_sites_choice(find: Find) -> None:
    code = "import shop\ncart = shop.Cart()\ncart.add('two')\ncart.add()"
    (finding,) = findings(find, code, options="{kinds: [invalid-argument-type]}")
    assert finding.startswith("4:10:")


def test_rule_is_skipped_in_one_line_without_ty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ty", None)
    options = read_options({"package": "shop", "select": ["wrong-call"]})
    config = b"plugins: [{doc-lint: {package: shop}}]\n"
    files = {"mkdocs.yml": config, "docs/index.md": b"# Home\n", "src/shop/__init__.py": b""}
    site = site_from_tree(files, facts=options.facts())
    assert [skip.reason for skip in lint(site, options).skipped] == ["ty is not installed"]
