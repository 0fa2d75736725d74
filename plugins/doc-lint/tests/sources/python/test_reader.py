"""Read the documented package on demand."""

from pathlib import Path

import pytest

from doc_lint.site import Symbols
from doc_lint.sources.cache import Cache
from doc_lint.sources.python.reader import Reader, find_package


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/__init__.py").write_text("def pay(amount): ...\n")
    return tmp_path


def test_empty_name_means_no_package() -> None:
    assert find_package("", []) is None


def test_package_that_is_not_installed_has_no_modules(tmp_path: Path) -> None:
    found = find_package("no_such_package", [tmp_path])
    assert found
    assert found.modules == ()


def test_names_are_read_once_and_kept_for_the_next_run(root: Path) -> None:
    config = root / "mkdocs.yml"
    first = Cache.next_to(config)
    names = Reader("shop", [root], first).symbols()
    assert isinstance(names, Symbols)
    first.save()
    again = Reader("shop", [root], Cache.next_to(config)).symbols()
    assert isinstance(again, Symbols)
    assert again.names.keys() == names.names.keys()


def test_package_that_changed_is_read_again(root: Path) -> None:
    config = root / "mkdocs.yml"
    first = Cache.next_to(config)
    Reader("shop", [root], first).symbols()
    first.save()
    (root / "shop/__init__.py").write_text("def refund(amount): ...\n")
    names = Reader("shop", [root], Cache.next_to(config)).symbols()
    assert isinstance(names, Symbols)
    assert names.find("shop.refund").symbols
