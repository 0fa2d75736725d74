"""Run ty over the code of a site."""

import sys
from pathlib import Path

import pytest

from doc_lint.sources.cache import Cache
from doc_lint.sources.python.type_checker import imported, type_check


def test_diagnostics_have_the_number_of_the_module() -> None:
    rows = type_check("json", ["x = 1\n", "import json\njson.loads()\n"], [])
    assert not isinstance(rows, str)
    assert [(row["check_name"], row["location"]["path"]) for row in rows] == [("missing-argument", "doc_lint_1.py")]


def test_package_in_a_given_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text("def pay(amount: int) -> None: ...\n")
    rows = type_check("shop", ["import shop\nshop.pay()\n"], [tmp_path])
    assert not isinstance(rows, str)
    assert [row["check_name"] for row in rows] == ["missing-argument"]


def test_missing_ty_gives_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ty", None)
    assert type_check("json", ["x = 1\n"], []) == "ty is not installed"


def test_only_packages_are_imported() -> None:
    text = "import a.b as x, c\nfrom d.e import x, y\nfrom . import x\nfrom .x import y\nimport f; import g\n"
    assert [*imported(text)] == ["a", "c", "d", "f", "g"]
    assert "h" in imported("from h \\\n  import x\n")


@pytest.mark.parametrize(("code", "is_cached"), [("from json import tool\n", True), ("import tool\n", False)])
def test_code_that_imports_a_local_folder_is_checked_each_time(tmp_path: Path, code: str, *, is_cached: bool) -> None:
    (tmp_path / "tool").mkdir()
    cache = Cache(None)
    type_check("json", [code], [tmp_path, *map(Path, sys.path)], cache)
    assert (cache.state(["type_diagnostics"]) is not None) is is_cached
