"""Reusing the report of the last run."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from doc_lint import Options, Report, Site, engine, report_cache
from doc_lint.cli.load import Place, load
from doc_lint.site import FrontMatter, Rendered
from doc_lint.sources.cache import Cache
from doc_lint.sources.html.content import read_rendered_page
from doc_lint.testing import read_site, write_files

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


def read(*, value: object = "x", rendered: str = '<p id="a"></p>', sidebar: str = "Home") -> Site:
    """Return a site of which a build has rendered the page."""
    site = read_site({"docs/index.md": "# Home\n"})
    front = FrontMatter({"key": value})
    page = replace(site.pages[0], front_matter=front, rendered=read_rendered_page(rendered))
    return replace(site, pages=(page,), rendered={"index.md": Rendered(((sidebar, ""),))})


def test_site_that_is_rendered_as_before_is_not_linted_again(lints: list[int]) -> None:
    for _ in range(2):
        cache = Cache(Path("cache/x"))
        report_cache.lint(read(), Options(), cache, rendered=True)
    assert len(lints) == 1


@pytest.mark.parametrize(
    "change", [{"value": "y"}, {"rendered": "<p></p>"}, {"sidebar": "Start"}, {"value": date(2026, 1, 2)}]
)
def test_site_that_is_rendered_in_another_way_is_linted_again(lints: list[int], change: dict[str, Any]) -> None:
    for changed in ({}, change):
        cache = Cache(Path("cache/x"))
        report_cache.lint(read(**changed), Options(), cache, rendered=True)
    assert len(lints) == 2


def test_front_matter_that_cannot_be_compared_is_linted_each_time(lints: list[int]) -> None:
    for _ in range(2):
        cache = Cache(Path("cache/x"))
        report_cache.lint(read(value=object()), Options(), cache, rendered=True)
    assert len(lints) == 2


def test_a_build_and_a_check_keep_a_report_each(lints: list[int]) -> None:
    for _ in range(2):
        run()
        site = load(Place(Path("mkdocs.yml")), plugins=False, cached=True)
        report_cache.lint(site.site, site.options, site.cache, rendered=True)
    assert len(lints) == 2
