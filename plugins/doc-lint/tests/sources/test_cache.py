"""What an earlier run found out never changes what is found."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from doc_lint.cli.check import Request, render, run
from doc_lint.mkdocs import run as mkdocs_run
from doc_lint.reporters import FORMATS
from doc_lint.site import Page, Site
from doc_lint.sources.cache import FOLDER
from doc_lint.sources.markdown import page as markdown
from tests.conftest import Make
from tests.end_to_end.test_same_findings import FILES, FINDING, NAV, PLUGIN, SITES, each_site

ROOT = Path(__file__).parents[2]
CONFIG = PLUGIN + NAV + "markdown_extensions: [attr_list, pymdownx.snippets]\n"
POST = "---\ndate: 2024-02-03\nupdated: {at: 2024-02-03 04:05:06+02:00, by: [1, 2.5, true, null]}\n---\n# Post\n"


def reports(*, cache: bool, plugins: bool = True) -> dict[str, str]:
    """Return what `doc-lint check` prints in the current folder, by format."""
    report, note = run(Request(plugins=plugins, cache=cache))
    return {"note": note, **{output: render(report, output, terminal=False) for output in FORMATS}}


def agreed(*, plugins: bool = True) -> str:
    """Hold a run that fills the cache, and the one after it, to one without; return what that prints."""
    anew = reports(cache=False, plugins=plugins)
    assert reports(cache=True, plugins=plugins) == anew
    assert reports(cache=True, plugins=plugins) == anew
    return anew["concise"]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def site(project: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of many defects, in the current folder."""
    root = project({**FILES, "docs/post.md": POST, "mkdocs.yml": CONFIG}).root
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are parsed from here on."""
    paths: list[str] = []
    read_page = markdown.read_page

    def noted(data: bytes, **known: Any) -> Page:
        paths.append(known["path"])
        return read_page(data, **known)

    monkeypatch.setattr(markdown, "read_page", noted)
    return paths


@each_site
@pytest.mark.parametrize("plugins", [True, False])
def test_same_findings_cold_warm_and_without(
    project: Make, name: str, plugins: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project({**FILES, "docs/post.md": POST, **SITES[name]}).root
    monkeypatch.chdir(root)
    before = agreed(plugins=plugins)
    edit(root / "docs/odd.md", "# Odd\n", "# Odd\n\n[one more](fresh.md)\n")
    (root / "docs/out.md").unlink()
    assert agreed(plugins=plugins) != before


@pytest.mark.parametrize("plugins", [True, False])
def test_every_edit_tells(site: Path, plugins: bool) -> None:
    seen = [agreed(plugins=plugins)]
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
        seen.append(agreed(plugins=plugins))
    (site / "docs/assets/p.png").rename(site / "docs/missing.png")
    seen.append(agreed(plugins=plugins))
    assert len(set(seen)) == len(seen)


def test_file_that_comes_to_be_included(site: Path) -> None:
    edit(site / "docs/odd.md", "# Odd\n", '# Odd\n\n--8<-- "later.md"\n')
    before = agreed()
    (site / "later.md").write_text("[late](never.md)\n")
    assert "later.md:1:1" in agreed().replace(before, "")


def test_included_file_that_comes_and_goes(site: Path) -> None:
    edit(site / "docs/odd.md", "# Odd\n", '# Odd\n\n--8<-- "code/run.py:main"\n')
    before = agreed()
    assert "the included file `code/run.py` does not exist; tried `code/run.py` [" in before
    (site / "code").mkdir()
    (site / "code/runs.py").write_text("")
    assert "did you mean `code/runs.py`?" in agreed()
    (site / "code/run.py").write_text("x = 1\n")
    assert "`code/run.py` has no section `main` to include" in agreed()
    (site / "code/run.py").write_text("# --8<-- [start:main]\nx = 1\n# --8<-- [end:main]\n")
    assert "missing-include" not in agreed()
    shutil.rmtree(site / "code")
    assert agreed() == before


def test_only_what_changed_is_read_again(site: Path, parsed: list[str]) -> None:
    reports(cache=True)
    assert "post.md" in parsed
    parsed.clear()
    reports(cache=True)
    assert parsed == []
    edit(site / "parts/p.md", "nowhere.md", "a.md")
    reports(cache=True)
    assert parsed == ["guides/b.md"]


def test_mkdocs_is_loaded_again_only_where_it_may_see_another_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[Path] = []
    load = mkdocs_run.load

    def noted(path: Path, *others: Any) -> Site:
        loads.append(path)
        site: Site = load(path, *others)
        return site

    monkeypatch.setattr(mkdocs_run, "load", noted)
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


def test_slug_function_of_the_site_is_asked_each_time(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(site)
    (site / "own_slugs.py").write_text("def slug(text, separator):\n    return 'one'\n")
    named = "\n  - toc:\n      slugify: !!python/name:own_slugs.slug"
    edit(site / "mkdocs.yml", " [attr_list, pymdownx.snippets]", named)
    edit(site / "docs/odd.md", "# Odd\n", "# Odd\n\n[here](#two)\n")
    assert "`#two` leads to an anchor" in agreed()
    import own_slugs  # type: ignore[import-not-found]

    monkeypatch.setattr(own_slugs.slug, "__code__", (lambda text, separator: "two").__code__)
    assert "`#two` leads to an anchor" not in agreed()


@pytest.mark.parametrize("damage", [b"", b"\x00", b"doc-lint cache\n", b"half", b"flipped"])
def test_damaged_file_counts_as_none(site: Path, damage: bytes) -> None:
    anew = reports(cache=True)
    file = site / FOLDER / "mkdocs.yml"
    content = file.read_bytes()
    changed = bytes([*content[:-9], content[-9] ^ 1, *content[-8:]])
    file.write_bytes({b"half": content[: len(content) // 2], b"flipped": changed}.get(damage, damage))
    assert reports(cache=True) == anew
    assert file.read_bytes() == content


@pytest.mark.parametrize("kind", ["file", "link", "folder in its place"])
def test_folder_that_cannot_be_used(site: Path, tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    other = tmp_path_factory.mktemp("other")
    if kind == "file":
        (site / FOLDER).write_text("mine")
    elif kind == "link":
        (site / FOLDER).symlink_to(other)
    else:
        (site / FOLDER / "mkdocs.yml").mkdir(parents=True)
    agreed()
    assert not list(other.iterdir())
    assert {path.name for path in (site / FOLDER).glob("*")} <= {".gitignore", "mkdocs.yml"}


def test_no_cache_leaves_nothing_behind(site: Path) -> None:
    reports(cache=False)
    assert not (site / FOLDER).exists()
    reports(cache=True)
    assert (site / FOLDER / ".gitignore").read_text() == "*\n"


def test_build_keeps_pages_unless_the_site_says_no(project: Make) -> None:
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


def test_runs_at_once(site: Path) -> None:
    anew = reports(cache=False)["concise"]
    command = [sys.executable, "-m", "doc_lint", "check", "--output", "concise"]
    running = [subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    assert [process.communicate()[0] for process in running] == [anew] * 6
    assert {path.name for path in (site / FOLDER).iterdir()} == {".gitignore", "mkdocs.yml"}


def test_the_site_of_doc_lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("docs", "examples", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert agreed() == ""
    edit(tmp_path / "docs/first-use.md", "\n## ", "\n[new](nowhere.md)\n\n## ")
    edit(tmp_path / "mkdocs.yml", "nav-too-deep: {max_depth: 2}", "nav-too-deep: {max_depth: 1}")
    found = agreed()
    assert all(rule in found for rule in ("[broken-link]", "[nav-too-deep]"))
