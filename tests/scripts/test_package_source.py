"""The source of the package that scripts read."""

import pickle
from pathlib import Path
from typing import Any

import pytest

from scripts import gen_api, package_source
from scripts.api_uses import Use, Uses

DOCS = Path(__file__).parents[2] / "docs"


def test_a_package_is_read_again_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "small_package" / "__init__.py"
    module.parent.mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(package_source, "PACKAGE", "small_package")
    module.write_text("ONE = 1\n", "utf-8")
    first = package_source.load_package()
    assert package_source.load_package() is first
    module.write_text("TWO = 2\n", "utf-8")
    assert [*first.members, *package_source.load_package().members] == ["ONE", "TWO"]


def test_the_pages_of_a_package_that_was_read_before_are_the_same() -> None:
    assert gen_api.reference(DOCS) == gen_api.reference(DOCS)


def test_another_process_can_ask_for_the_uses_in_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """`scripts/serve` then asks after a change of the page, before it runs the script."""
    asked: list[tuple[Any, ...]] = []
    original = Uses.in_page

    def in_page(*arguments: Any) -> dict[str, Use]:
        asked.append(arguments)
        return original(*arguments)

    monkeypatch.setattr(Uses, "in_page", in_page)
    gen_api.reference(DOCS)
    again = pickle.loads(pickle.dumps(asked))  # noqa: S301 - written here
    assert [original(*arguments) for arguments in again] == [original(*arguments) for arguments in asked]
    assert any(original(*arguments) for arguments in again)
