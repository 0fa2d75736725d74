"""What is installed, compared with what `importlib.metadata` finds."""

import sys
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

import pytest

from doc_lint import installed


@pytest.fixture(autouse=True)
def _fresh() -> None:
    for each in (installed._entry_points, installed._is_plain, installed._distributions, installed._names):
        each.cache_clear()


def write(folder: Path, entries: str, name: str = "shop_lint-1.2.dist-info") -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "METADATA").write_text("Name: shop-lint\nVersion: 1.2\n")
    (folder / name / "entry_points.txt").write_text(entries)


def test_every_group_has_the_names_that_importlib_finds() -> None:
    groups = metadata.entry_points().groups
    assert {"mkdocs.plugins", "mkdocs.themes", "markdown.extensions"} <= set(groups)
    assert {group: installed.names(group) for group in groups} == {
        group: metadata.entry_points(group=group).names for group in groups
    }


def test_every_version_is_the_one_that_importlib_finds() -> None:
    expected = {each.name: each.version for each in reversed([*metadata.distributions()])}  # the first one counts
    assert {name: installed.version(name) for name in expected} == expected


def test_version_of_what_is_not_installed() -> None:
    assert installed.version("no-such-distribution") is None


def test_comments_and_other_groups_are_no_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "# a = b\n[shop.a]\none = x:y\n\n[shop.b]\ntwo=x\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert (set(installed.names("shop.a")), set(installed.names("shop.b"))) == ({"one"}, {"two"})


def test_first_distribution_on_the_path_hides_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "old", "[shop]\nold = x:y\n")
    write(tmp_path / "new", "[shop]\nnew = x:y\n", "Shop.Lint-1.3.dist-info")
    monkeypatch.syspath_prepend(tmp_path / "old")
    monkeypatch.syspath_prepend(tmp_path / "new")
    assert (set(installed.names("shop")), installed.version("shop-lint")) == ({"new"}, "1.3")


def test_folder_without_a_version_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "[shop]\none = x:y\n", "shop_lint.egg-info")
    (tmp_path / "shop_lint.egg-info/METADATA").rename(tmp_path / "shop_lint.egg-info/PKG-INFO")
    monkeypatch.syspath_prepend(tmp_path)
    assert (set(installed.names("shop")), installed.version("shop-lint")) == ({"one"}, "1.2")


def test_distribution_in_an_archive_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(tmp_path / "shop.zip", "w") as archive:
        archive.writestr("shop_lint-1.2.dist-info/METADATA", "Name: shop-lint\nVersion: 1.2\n")
        archive.writestr("shop_lint-1.2.dist-info/entry_points.txt", "[shop]\none = x:y\n")
    monkeypatch.syspath_prepend(tmp_path / "shop.zip")
    assert (set(installed.names("shop")), installed.version("shop-lint")) == ({"one"}, "1.2")


def test_finder_of_another_package_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Finder:
        @staticmethod
        def find_distributions(_context: object = None) -> list[metadata.Distribution]:
            return [metadata.PathDistribution(tmp_path / "shop_lint-1.2.dist-info")]

    write(tmp_path, "[shop]\none = x:y\n")
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    assert (set(installed.names("shop")), installed.version("shop-lint")) == ({"one"}, "1.2")
