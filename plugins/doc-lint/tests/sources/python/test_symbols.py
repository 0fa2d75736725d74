"""Read the names and parameters of a package without importing it."""

import importlib
import inspect
import os
import sys
from pathlib import Path

import pytest

from doc_lint.site import Symbols
from doc_lint.sources.python.symbols import read_symbols
from doc_lint.testing import write_files

CODE = """\
raise SystemExit("imported")

from dataclasses import dataclass, field
from typing import Generic, TypeVar, overload
from elsewhere import Other, changed
from pack.lower import helper as help_

T = TypeVar("T")

def plain(a, /, b, *rest, c, d=1, **more): ...

@changed
def decorated(a): ...

@overload
def many(a: int) -> int: ...
@overload
def many(a: str) -> str: ...
def many(a): ...

class Base(Generic[T]):
    def __init__(self, a): ...
    @classmethod
    def made(cls, b): ...
    @staticmethod
    def loose(c): ...
    @property
    def value(self): ...

class Heir(Base[int]):
    "Documented."

@dataclass(kw_only=True)
class Record:
    a: int
    b: int = 1

@dataclass
class Late(Record):
    a: int = field(init=False, default=2)
    c: int = 3

class Foreign(Other): ...
class ForeignInit(Other):
    def __init__(self, a): ...
class New:
    def __new__(cls, a): ...
class Meta(metaclass=type): ...
class Circle(Circle): ...
"""


@pytest.fixture(scope="module")
def symbols(tmp_path_factory: pytest.TempPathFactory) -> Symbols:
    folder = tmp_path_factory.mktemp("package")
    (folder / "pack").mkdir()
    (folder / "pack/__init__.py").write_text(CODE)
    (folder / "pack/lower.py").write_text("def helper(): ...\ndef __getattr__(name): ...\n")
    (folder / "pack/help_.py").write_text("INNER = 1\n")
    found = read_symbols("pack", [folder])
    assert isinstance(found, Symbols)
    return found


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("plain", "a! b! rest c! d more"),
        ("decorated", None),
        ("many", None),
        ("Base", "a!"),
        ("Base.made", "b!"),
        ("Base.loose", "c!"),
        ("Heir", "a!"),
        ("Heir.made", "b!"),
        ("Record", "a! b"),
        ("Late", "c b"),
        ("Foreign", None),
        ("ForeignInit", "a!"),
        ("New", None),
        ("Meta", None),
        ("Circle", None),
        ("help_", ""),
    ],
)
def test_parameters(symbols: Symbols, name: str, parameters: str | None) -> None:
    found = symbols.find(f"pack.{name}").parameters
    assert (found if found is None else " ".join(p.name + "!" * p.required for p in found)) == parameters


@pytest.mark.parametrize(
    ("name", "owner", "missing"),
    [
        ("pack.nothing", "pack", "nothing"),
        ("pack.Heir.nothing", "pack.Heir", "nothing"),
        ("pack.help_.nothing", "pack.help_", "nothing"),
        ("pack.Heir.value", "", ""),
        ("pack.Heir.value.anything", "", ""),
        ("pack.help_.INNER", "", ""),
        ("pack.lower.anything", "", ""),
        ("pack.lower.helper", "", ""),
        ("pack.Foreign.anything", "", ""),
        ("pack.Other.anything", "", ""),
        ("pack.plain.__name__", "", ""),
        ("pack.__doc__", "", ""),
        ("other.anything", "", ""),
    ],
)
def test_missing_names_differ_from_unknown_ones(symbols: Symbols, name: str, owner: str, missing: str) -> None:
    found = symbols.find(name)
    assert (found.owner, found.missing) == (owner, missing)


def test_known_name_of_an_open_module_is_found(symbols: Symbols) -> None:
    assert [symbol.path for symbol in symbols.find("pack.lower.helper").symbols] == ["pack.lower.helper"]


def test_module_and_function_with_the_same_name_are_both_found(symbols: Symbols) -> None:
    assert {symbol.kind for symbol in symbols.find("pack.help_").symbols} == {"module", "function"}


@pytest.mark.parametrize("name", ["click", "jinja2"])
def test_parameters_equal_those_of_the_imported_package(name: str) -> None:
    symbols = read_symbols(name, sys.path)
    assert isinstance(symbols, Symbols)
    package = importlib.import_module(name)
    exported = [symbol for member in symbols.exported for symbol in symbols.find(f"{name}.{member}").symbols]
    compared = 0
    for symbol in exported:
        running = getattr(package, symbol.path.rpartition(".")[2], None)
        if symbol.kind in ("class", "function") and symbol.parameters is not None and callable(running):
            compared += 1
            assert [p.name for p in symbol.parameters] == [*inspect.signature(running).parameters], symbol.path
    assert compared >= 8


def test_package_with_compiled_modules_may_have_more_names() -> None:
    symbols = read_symbols("pyromark", sys.path)
    assert isinstance(symbols, Symbols)
    assert symbols.find("pyromark").symbols
    assert not symbols.find("pyromark.anything").missing


def test_unreadable_package_gives_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "griffe cannot read the package `nowhere`" in str(read_symbols("nowhere", [tmp_path]))
    monkeypatch.setitem(sys.modules, "griffe", None)
    assert read_symbols("doc_lint", sys.path) == "griffe is not installed"


def test_pipe_in_a_package_does_not_block(tmp_path: Path) -> None:
    write_files(tmp_path, {"piped/__init__.py": ""})
    os.mkfifo(tmp_path / "piped/inner.py")
    assert "inner.py is not a regular file" in str(read_symbols("piped", [tmp_path]))


@pytest.mark.parametrize("code", [b"\xff", b"x = '\0'", b"def (", b"x = " + b"(" * 5000, b"class A(A): pass\nA.b = 1"])
def test_any_code_gives_names_or_a_reason(tmp_path: Path, code: bytes) -> None:
    write_files(tmp_path, {"odd/__init__.py": code, "odd/inner.py": code})
    assert isinstance(read_symbols("odd", [tmp_path]), Symbols | str)
