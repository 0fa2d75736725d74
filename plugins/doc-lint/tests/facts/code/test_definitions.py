"""Names and signatures in a code block."""

from collections import Counter

import pytest

from doc_lint.facts.code.definitions import add_signatures, bindings, classes_with_unknown_signature, definitions
from doc_lint.facts.code.package_code import Signature  # noqa: TC001 - the type of what is asserted
from tests.facts.code.test_snippets import snippet


def test_names_that_a_block_binds() -> None:
    found = bindings(
        snippet("import shop, a.b\nfrom model import A\nx = y = 1\ndef f(z):\n    f(x)\n    x = 2"), "shop"
    )
    assert found == {"a": 1, "A": 1, "x": 2, "y": 1, "f": 1, "z": 1}


def test_a_handler_and_a_class_bind_names() -> None:
    code = "class C: ...\ntry: ...\nexcept E as e: ...\nexcept F: ...\nfrom . import d as g"
    assert bindings(snippet(code), "shop") == {"C": 1, "e": 1, "g": 1}


def test_definitions_are_functions_and_classes() -> None:
    assert definitions(snippet("def f(): ...\nclass A: ...\nx = 1")) == {"f", "A"}


@pytest.mark.parametrize(
    ("code", "parameters"),
    [
        ("def f(a, *, b=1): ...", ["a", "b"]),
        ("class f:\n    def __init__(self, c): ...", ["c"]),
        ("@dataclass\nclass f:\n    d: int", ["d"]),
        ("@change\ndef f(a): ...", None),
    ],
)
def test_parameters_of_functions_and_classes_on_the_page(code: str, parameters: list[str] | None) -> None:
    tree = snippet(code).tree
    assert tree
    signatures: dict[str, Signature] = {}
    add_signatures(tree, signatures, Counter({"f": 1}))
    signature = signatures["f"]
    assert (None if signature is None else [p.name for p in signature]) == parameters


def test_class_with_an_imported_base_has_an_unknown_signature() -> None:
    assert classes_with_unknown_signature(snippet("class A(Base): ...\nclass B: ...")) == {"A"}
