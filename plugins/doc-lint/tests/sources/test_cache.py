"""The cache never changes the findings."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from doc_lint.cli.check import Request, render, run
from doc_lint.mkdocs import run as mkdocs_run
from doc_lint.reporters import FORMATS
from doc_lint.site import Location, Page, Site
from doc_lint.sources.cache import FOLDER, Cache
from doc_lint.sources.markdown import page as markdown
from tests.conftest import Make
from tests.end_to_end.test_same_findings import FILES, FINDING, NAV, PLUGIN, SITES, each_site

ROOT = Path(__file__).parents[2]
CONFIG = PLUGIN + NAV + "markdown_extensions: [attr_list, pymdownx.snippets]\n"
POST = "---\ndate: 2024-02-03\nupdated: {at: 2024-02-03 04:05:06+02:00, by: [1, 2.5, true, null]}\n---\n# Post\n"


def reports(*, cache: bool, plugins: bool = True) -> dict[str, str]:
    """Return what `doc-lint check` prints in the current folder, by format."""
    report, note, _ = run(Request(plugins=plugins, cache=cache))
    return {"note": note, **{output: render(report, output, terminal=False) for output in FORMATS}}


def report_of_all_runs(*, plugins: bool = True) -> str:
    """Return the output of a run without the cache; assert that a cold and a warm run print the same."""
    expected = reports(cache=False, plugins=plugins)
    assert reports(cache=True, plugins=plugins) == expected
    assert reports(cache=True, plugins=plugins) == expected
    return expected["concise"]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def site(project: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with many defects, in the current folder."""
    root = project({**FILES, "docs/post.md": POST, "mkdocs.yml": CONFIG}).root
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the pages that are parsed during the test."""
    paths: list[str] = []
    read_page = markdown.read_page

    def record(data: bytes, **arguments: Any) -> Page:
        paths.append(arguments["path"])
        return read_page(data, **arguments)

    monkeypatch.setattr(markdown, "read_page", record)
    return paths


@each_site
@pytest.mark.parametrize("plugins", [True, False])
def test_same_findings_cold_warm_and_without_the_cache(
    project: Make, name: str, plugins: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project({**FILES, "docs/post.md": POST, **SITES[name]}).root
    monkeypatch.chdir(root)
    before = report_of_all_runs(plugins=plugins)
    edit(root / "docs/odd.md", "# Odd\n", "# Odd\n\n[one more](fresh.md)\n")
    (root / "docs/out.md").unlink()
    assert report_of_all_runs(plugins=plugins) != before


@pytest.mark.parametrize("plugins", [True, False])
def test_every_edit_changes_the_report(site: Path, plugins: bool) -> None:
    seen = [report_of_all_runs(plugins=plugins)]
    edits = [
        ("docs/odd.md", "#### Jump", "## No jump"),
        ("parts/p.md", "nowhere.md", "a.md"),
        ("mkdocs.yml", "  - odd.md\n", ""),
        ("mkdocs.yml", "attr_list, ", ""),
        ("mkdocs.yml", "select: [all]", "select: [links]"),
    ]
    (site / "docs/attributes.md").write_text("# A {#x}\n\n[x](#x)\n")
    for file, old, new in edits:
        edit(site / file, old, new)
        seen.append(report_of_all_runs(plugins=plugins))
    (site / "docs/assets/p.png").rename(site / "docs/missing.png")
    seen.append(report_of_all_runs(plugins=plugins))
    assert len(set(seen)) == len(seen)


def test_new_file_that_a_page_includes(site: Path) -> None:
    edit(site / "docs/odd.md", "# Odd\n", '# Odd\n\n--8<-- "later.md"\n')
    before = report_of_all_runs()
    (site / "later.md").write_text("[late](never.md)\n")
    assert "later.md:1:1" in report_of_all_runs().replace(before, "")


def test_included_file_that_is_added_and_removed(site: Path) -> None:
    edit(site / "docs/odd.md", "# Odd\n", '# Odd\n\n--8<-- "code/run.py:main"\n')
    before = report_of_all_runs()
    assert "the included file `code/run.py` does not exist; tried `code/run.py` [" in before
    (site / "code").mkdir()
    (site / "code/runs.py").write_text("")
    assert "did you mean `code/runs.py`?" in report_of_all_runs()
    (site / "code/run.py").write_text("x = 1\n")
    assert "`code/run.py` has no section `main` to include" in report_of_all_runs()
    (site / "code/run.py").write_text("# --8<-- [start:main]\nx = 1\n# --8<-- [end:main]\n")
    assert "missing-include" not in report_of_all_runs()
    shutil.rmtree(site / "code")
    assert report_of_all_runs() == before


def test_only_changed_pages_are_parsed_again(site: Path, parsed: list[str]) -> None:
    reports(cache=True)
    assert "post.md" in parsed
    parsed.clear()
    reports(cache=True)
    assert parsed == []
    edit(site / "parts/p.md", "nowhere.md", "a.md")
    reports(cache=True)
    assert parsed == ["guides/b.md"]


def test_mkdocs_is_loaded_again_only_if_the_outline_may_change(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[Path] = []
    load = mkdocs_run.load

    def record(path: Path, *others: Any) -> Site:
        loads.append(path)
        site: Site = load(path, *others)
        return site

    monkeypatch.setattr(mkdocs_run, "load", record)
    edit(site / "mkdocs.yml", "site_name: Test\n", "site_name: Test\nsite_dir: out\n")
    reports(cache=True)
    edit(site / "docs/odd.md", "# Odd\n", "# Odder\n")
    reports(cache=True)
    assert len(loads) == 1
    (site / "docs/more.md").write_text("# More\n")
    assert "docs/more.md" in reports(cache=True)["concise"]
    edit(site / "mkdocs.yml", "  - odd.md\n", "  - odd.md\n  - more.md\n")
    reports(cache=True)
    assert len(loads) == 3
    edit(site / "mkdocs.yml", "[search,", "[search, literate-nav,")
    reports(cache=True)
    reports(cache=True)
    assert len(loads) == 5


def test_slug_function_of_the_site_is_called_in_each_run(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(site)
    (site / "own_slugs.py").write_text("def slug(text, separator):\n    return 'one'\n")
    named = "\n  - toc:\n      slugify: !!python/name:own_slugs.slug"
    edit(site / "mkdocs.yml", " [attr_list, pymdownx.snippets]", named)
    edit(site / "docs/odd.md", "# Odd\n", "# Odd\n\n[here](#two)\n")
    assert "`#two` leads to an anchor" in report_of_all_runs()
    import own_slugs  # type: ignore[import-not-found]

    monkeypatch.setattr(own_slugs.slug, "__code__", (lambda text, separator: "two").__code__)
    assert "`#two` leads to an anchor" not in report_of_all_runs()


@pytest.mark.parametrize("damage", [b"", b"\x00", b"doc-lint cache\n", b"half", b"flipped"])
def test_damaged_file_is_ignored(site: Path, damage: bytes) -> None:
    expected = reports(cache=True)
    file = site / FOLDER / "mkdocs.yml"
    content = file.read_bytes()
    changed = bytes([*content[:-9], content[-9] ^ 1, *content[-8:]])
    file.write_bytes({b"half": content[: len(content) // 2], b"flipped": changed}.get(damage, damage))
    assert reports(cache=True) == expected
    assert file.read_bytes() == content


@pytest.mark.parametrize("kind", ["file", "link", "folder in its place"])
def test_unusable_folder_is_not_an_error(site: Path, tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    other = tmp_path_factory.mktemp("other")
    if kind == "file":
        (site / FOLDER).write_text("mine")
    elif kind == "link":
        (site / FOLDER).symlink_to(other)
    else:
        (site / FOLDER / "mkdocs.yml").mkdir(parents=True)
    report_of_all_runs()
    assert not list(other.iterdir())
    assert {path.name for path in (site / FOLDER).glob("*")} <= {".gitignore", "mkdocs.yml"}


def test_no_cache_writes_nothing(site: Path) -> None:
    reports(cache=False)
    assert not (site / FOLDER).exists()
    reports(cache=True)
    assert (site / FOLDER / ".gitignore").read_text() == "*\n"


def test_build_caches_pages_unless_the_option_is_off(project: Make) -> None:
    made = project({**FILES, "mkdocs.yml": CONFIG})
    first = FINDING.findall(made.build().output)
    assert (made.root / FOLDER / "mkdocs.yml").is_file()
    edit(made.root / "docs/odd.md", "gone.md", "never.md")
    assert FINDING.findall(made.build().output) != first
    shutil.rmtree(made.root / FOLDER)
    edit(made.root / "mkdocs.yml", "select: [all]", "select: [all], cache: false")
    made.build()
    made.check()
    assert not (made.root / FOLDER).exists()


def test_build_caches_the_names_of_the_package(project: Make) -> None:
    config = "plugins: [{doc-lint: {package: shop, select: [unknown-symbol]}}]\n"
    made = project(
        {"mkdocs.yml": config, "docs/index.md": "# Home\n\n`shop.Cart`\n", "src/shop/__init__.py": "class Cart: ...\n"}
    )
    assert made.build().code == 0
    assert b"shop.Cart" in (made.root / FOLDER / "mkdocs.yml").read_bytes().partition(b"symbols")[2]


def test_parallel_runs(site: Path) -> None:
    expected = reports(cache=False)["concise"]
    command = [sys.executable, "-m", "doc_lint", "check", "--output", "concise"]
    running = [subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    assert [process.communicate()[0] for process in running] == [expected] * 6
    names = {path.name for path in (site / FOLDER).iterdir()}
    assert names - {"last-check"} == {".gitignore", "mkdocs.yml"}  # which is kept if the site was older than a run


def test_documentation_of_doc_lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("docs", "examples", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert report_of_all_runs() == ""
    edit(tmp_path / "docs/first-use.md", "\n## ", "\n[new](nowhere.md)\n\n## ")
    edit(tmp_path / "mkdocs.yml", "nav-too-deep: {max_depth: 2}", "nav-too-deep: {max_depth: 1}")
    found = report_of_all_runs()
    assert all(rule in found for rule in ("[broken-link]", "[nav-too-deep]"))


@pytest.mark.parametrize("name", ["cache", None])
def test_a_value_that_is_still_right_is_the_same_object_in_the_next_build(tmp_path: Path, name: str | None) -> None:
    cache = Cache(tmp_path / ".doc-lint-cache" / name if name else None)
    files = {"a.md": b"1"}
    read = files.get

    def build() -> Location | None:
        cache.start()
        found = cache.get("place", b"key", Location, read)
        if found is None:
            recorded: dict[str, bytes | None] = {}
            cache.recorded(read, recorded)("a.md")
            cache.put("place", b"key", Location("a.md", 3), recorded)
        cache.save()
        return found

    assert build() is None
    first = build()
    assert first == Location("a.md", 3)
    assert build() is first
    files["a.md"] = b"2"
    assert build() is None
    assert build() is not first
    assert (tmp_path / ".doc-lint-cache").exists() == (name is not None)
