"""The last step of every source."""

from pathlib import Path

from doc_lint.site import CodeSpan, Location, MissingInclude, Page, Site
from doc_lint.sources.complete import complete

CONFIG = b"plugins:\n  - doc-lint:\n      package: shop\n"
COMMENT = CodeSpan("<!-- doc-lint: allow empty-page -- it is a stub -->", Location("docs/a.md", 3))


def site(root: Path, **options: object) -> Site:
    missing = MissingInclude("ru.py", Location("docs/a.md"), ("parts/ru.py",))
    page = Page("a.md", "a/", Location("docs/a.md"), comments=(COMMENT,), missing_includes=(missing,))
    parts = Site((page,), config_path="site.yml")
    files = {"site.yml": CONFIG, "docs/a.md": b"# A\n\n" + COMMENT.text.encode()}
    return complete(parts, root, files.get, **options)  # type: ignore[arg-type]


def test_options_have_lines_in_the_named_configuration_file(tmp_path: Path) -> None:
    assert str(site(tmp_path).option_location("package")) == "site.yml:3:1"


def test_suppressions_in_pages_are_added(tmp_path: Path) -> None:
    assert [(each.rule, each.reason) for each in site(tmp_path).suppressions] == [("empty-page", "it is a stub")]


def test_file_with_a_name_close_to_a_missing_include_is_added(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/run.py").touch()
    assert site(tmp_path).near_files == {"parts/ru.py": "parts/run.py"}


def test_package_in_src_is_found(tmp_path: Path) -> None:
    (tmp_path / "src/shop").mkdir(parents=True)
    (tmp_path / "src/shop/__init__.py").touch()
    found = site(tmp_path, package="shop").package
    assert found
    assert found.modules == ("shop",)


def test_generated_pages_come_from_the_options(tmp_path: Path) -> None:
    assert site(tmp_path, generated=("api/**",)).generated == ("api/**",)
