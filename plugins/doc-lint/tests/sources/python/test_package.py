"""Find the modules of a package without importing it."""

from pathlib import Path

from doc_lint.sources.python.package import are_installed, public_modules, state


def package(root: Path) -> Path:
    for path in ("shop/__init__.py", "shop/cart.py", "shop/_private.py", "shop/sub/__init__.py", "shop/data/x.txt"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
    return root


def test_public_modules_with_the_package_first(tmp_path: Path) -> None:
    assert public_modules("shop", [package(tmp_path)]) == ("shop", "shop.cart", "shop.sub")


def test_missing_package_has_no_modules(tmp_path: Path) -> None:
    assert public_modules("no_such_package", [tmp_path]) == ()


def test_state_changes_only_with_code_files(tmp_path: Path) -> None:
    root = package(tmp_path)
    before = state(["shop"], [root])
    (root / "shop/data/x.txt").write_text("x")
    assert state(["shop"], [root]) == before
    (root / "shop/cart.py").write_text("x = 1\n")
    assert state(["shop"], [root]) != before


def test_editable_package_does_not_count_as_installed(tmp_path: Path) -> None:
    assert are_installed(["json"], [])
    assert not are_installed(["shop"], [package(tmp_path)])
