"""Reusing the report of the last run."""

from pathlib import Path

import pytest

from doc_lint import Report, engine
from doc_lint.cli import report_cache
from doc_lint.cli.load import Place, load
from doc_lint.testing import write_files

SITE = {
    "mkdocs.yml": "site_name: X\nplugins: [{doc-lint: {package: shop}}]\n",
    "docs/index.md": "# Home\n\n```python\nimport shop\n\nshop.pay(total=1)\n```\n",
    "src/shop/__init__.py": "def pay(amount): ...\n",
}


@pytest.fixture
def lints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The runs of the engine so far."""
    write_files(tmp_path, SITE)
    monkeypatch.chdir(tmp_path)
    runs: list[int] = []
    lint = engine.lint

    def counted(*arguments: object, **named: object) -> Report:
        runs.append(1)
        return lint(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "lint", counted)
    return runs


def run() -> Report:
    found = load(Place(Path("mkdocs.yml")), plugins=False, cached=True)
    return report_cache.lint(found.site, found.options, found.cache)


def test_second_run_reuses_the_report_of_the_first(lints: list[int]) -> None:
    assert run() == run()
    assert len(lints) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/index.md", "# Home\n"),
        ("mkdocs.yml", "site_name: X\nplugins: [{doc-lint: {package: shop, ignore: [page]}}]\n"),
        ("src/shop/__init__.py", "def pay(total): ...\n"),
    ],
)
def test_changed_page_options_or_package_is_linted_again(lints: list[int], path: str, text: str) -> None:
    run()
    write_files(Path(), {path: text})
    run()
    assert len(lints) == 2
