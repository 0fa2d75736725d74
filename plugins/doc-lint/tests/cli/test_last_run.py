"""Printing what the last run printed. A result that may be another one is never repeated."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doc_lint import engine
from doc_lint.cli import last_run
from doc_lint.cli.main import main
from doc_lint.sources.python.package import INSTALLED
from doc_lint.testing import write_files

SITE = {
    "mkdocs.yml": "site_name: X\ntheme: mkdocs\nmarkdown_extensions: [pymdownx.snippets]\n"
    "plugins: [{doc-lint: {baseline: known.json}}]\n",
    "docs/index.md": "# Home\n\nSee [a](a/page.md) and ![it](a/it.png).\n",
    "docs/a/page.md": '# Page\n\n--8<-- "part.txt"\n--8<-- "gone.txt"\n',
    "docs/a/it.png": "",
    "part.txt": "Text.\n",
    "known.json": '{"version": 2, "findings": []}\n',
}
# All files are older than the run, or the test would have to wait for that.
RUN = (
    "from doc_lint.cli import last_run; last_run._CLOCK = last_run._FINE_CLOCK = -(10**18); "
    "from doc_lint.__main__ import run; run()"
)
CHECK = ["check", "--output", "concise"]


def run(root: Path, *arguments: str, program: str = RUN) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A site, and what the first run on it has printed."""
    root = tmp_path_factory.mktemp("site")
    write_files(root, SITE)
    return root, run(root, *CHECK)


@pytest.fixture
def site(first: tuple[Path, object], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The site, as if this process had run on it, in the current folder."""
    root = first[0]
    record = root / last_run.FILE
    content = record.read_bytes()
    fields = content[len(last_run._MARK) + 4 :].decode().split("\0")
    inputs = last_run.Inputs()
    inputs.paths = {name for name in fields[4::2] if not name.startswith(last_run._SIGN)}
    inputs.start += 10**18
    monkeypatch.chdir(root)
    last_run.keep(CHECK, 1, "A finding\n", inputs, ())
    yield root
    record.write_bytes(content)


def test_second_run_prints_the_same_and_imports_nothing(first: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    root, printed = first
    assert "docs/a/page.md:4:1: error: " in printed.stdout
    shows_modules = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
    again = run(root, *CHECK, program=shows_modules + RUN)
    assert (again.returncode, again.stdout) == (1, printed.stdout)
    assert {"click", "msgspec", "pathlib", "re", "doc_lint.cli.main"}.isdisjoint(again.stderr.split())


def test_unchanged_site_has_the_same_result(capsys: pytest.CaptureFixture[str], site: Path) -> None:
    assert last_run.repeat(CHECK) == 1
    assert capsys.readouterr().out == "A finding\n"


def same_size_and_time(path: Path) -> None:
    found = path.stat()
    path.write_text(path.read_text().swapcase())
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("docs/index.md", lambda path: path.write_text("# Home\n")),
        ("docs/index.md", same_size_and_time),
        ("docs/a/new.md", Path.touch),
        ("docs/a/page.md", Path.unlink),
        ("docs/a/it.png", Path.unlink),
        ("docs/new", Path.mkdir),
        ("part.txt", lambda path: path.write_text("# Other\n")),
        ("gone.txt", Path.touch),
        ("known.json", lambda path: path.write_text("{}")),
        ("mkdocs.yml", lambda path: path.write_text("site_name: Y\n")),
        ("properdocs.yml", Path.touch),
        ("doc-lint.toml", Path.touch),
        ("pyproject.toml", Path.touch),
        (".git", Path.mkdir),
    ],
)
def test_change_of_a_file_is_noticed(site: Path, path: str, change: Callable[[Path], object]) -> None:
    file = site / path
    existed = file.exists()
    change(file)
    try:
        assert last_run.repeat(CHECK) is None
    finally:
        if existed:
            write_files(site, {path: SITE[path]})
        else:
            file.rmdir() if file.is_dir() else file.unlink()


@pytest.mark.parametrize("place", [*INSTALLED, Path(engine.__file__)])
def test_other_code_and_installed_packages_run(site: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = last_run._state
    monkeypatch.setattr(last_run, "_state", lambda path: "changed" if path == str(place) else state(path))
    assert last_run.repeat(CHECK) is None


@pytest.mark.parametrize("arguments", [["check"], [*CHECK, "--no-cache"], ["review", *CHECK[1:]], []])
def test_other_arguments_run(site: Path, arguments: list[str]) -> None:
    assert last_run.repeat(arguments) is None


def test_other_variables_and_places_of_modules_run(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as changed:
        changed.setenv("FORCE_COLOR", "1")
        assert last_run.repeat(CHECK) is None
    monkeypatch.syspath_prepend(str(site))
    assert last_run.repeat(CHECK) is None


@pytest.mark.parametrize("damage", [lambda it: it[:-1], lambda it: it[:30], lambda it: it + b"x", lambda _: b""])
def test_damaged_record_counts_as_none(site: Path, damage: Callable[[bytes], bytes]) -> None:
    record = site / last_run.FILE
    record.write_bytes(damage(record.read_bytes()))
    assert last_run.repeat(CHECK) is None


def test_file_that_changes_during_the_run_is_read_again(site: Path) -> None:
    (site / last_run.FILE).unlink()
    inputs = last_run.Inputs()
    inputs.start = (site / "docs/index.md").stat().st_mtime_ns
    inputs.paths = {"docs/index.md"}
    last_run.keep(CHECK, 0, "", inputs, ())
    assert (site / last_run.FILE).exists() is False


@pytest.mark.parametrize(("fraction", "is_kept"), [(1, True), (0, False)])
def test_file_that_changed_just_before_the_run_is_kept_if_times_are_fine(
    site: Path, fraction: int, is_kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = site / "changed.md"
    changed.touch()
    now = changed.stat().st_ctime_ns
    os.utime(changed, ns=(now, now // 10**7 * 10**7 + fraction))
    monkeypatch.setattr(last_run, "_relevant", lambda paths: iter(paths))
    (site / last_run.FILE).unlink()
    inputs = last_run.Inputs()
    inputs.paths, inputs.start = {str(changed)}, changed.stat().st_ctime_ns + 3 * 10**8
    last_run.keep(CHECK, 0, "", inputs, ())
    changed.unlink()
    assert (site / last_run.FILE).exists() is is_kept


def test_git_may_change_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    inputs = last_run.Inputs()
    inputs.start += 10**18
    last_run.keep(CHECK, 0, "", inputs, [".git"])
    (tmp_path / ".git/index").touch()
    assert last_run.repeat(CHECK) == 0


@pytest.mark.parametrize(
    ("files", "arguments", "kept"),
    [
        ({}, [], True),
        ({}, ["--no-cache"], False),
        ({}, ["--no-plugins"], True),
        ({}, ["--diff"], False),
        ({"mkdocs.yml": "site_name: !ENV [NAME, X]\ntheme: mkdocs\n"}, [], False),
        ({"mkdocs.yml": "site_name: !ENV [NAME, X]\ntheme: mkdocs\n"}, ["--no-plugins"], True),
        ({"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "site_name: !ENV [NAME, X]\n"}, ["--no-plugins"], True),
        ({"mkdocs.yml": "site_name: X\ntheme: mkdocs\nhooks: [hook.py]\n", "hook.py": ""}, [], False),
        ({"mkdocs.yml": "site_name: X\ntheme: mkdocs\nplugins: [not-there]\n"}, [], True),
        ({"mkdocs.yml": "site_name: X\ntheme: mkdocs\nplugins: [{doc-lint: {package: shop}}]\n"}, [], False),
        ({"mkdocs.yml": "site_name: X\ntheme: mkdocs\nplugins: [{doc-lint: {cache: false}}]\n"}, [], False),
    ],
)
def test_only_what_depends_on_files_alone_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], arguments: list[str], kept: bool
) -> None:
    write_files(tmp_path, SITE | files)
    monkeypatch.chdir(tmp_path)
    inputs = last_run.Inputs()
    inputs.start += 10**18
    main(["check", *arguments], inputs)
    assert (tmp_path / last_run.FILE).exists() is kept


def test_note_about_the_run_is_printed_again(tmp_path: Path) -> None:
    write_files(tmp_path, SITE | {"mkdocs.yml": "site_name: X\ntheme: mkdocs\nplugins: [not-there]\n"})
    first = run(tmp_path, *CHECK)
    assert "doc-lint: not installed" in first.stderr
    again = run(tmp_path, *CHECK, program="import sys; sys.modules['doc_lint.cli.main'] = None\n" + RUN)
    assert (again.returncode, again.stdout, again.stderr) == (first.returncode, first.stdout, first.stderr)


@pytest.mark.parametrize("config", ["mkdocs.yml", "base.yml"])
@pytest.mark.parametrize("value", ["!ENV NAME", "!ENV [OTHER, NAME, X]"])
def test_changed_variable_of_the_configuration_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, value: str
) -> None:
    write_files(tmp_path, SITE | {"mkdocs.yml": "INHERIT: base.yml\n"} | {config: f"site_name: {value}\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NAME", "a secret")
    inputs = last_run.Inputs()
    inputs.start += 10**18
    arguments = ["check", "--no-plugins"]
    main(arguments, inputs)
    assert last_run.repeat(arguments) is not None
    assert b"a secret" not in (tmp_path / last_run.FILE).read_bytes()
    monkeypatch.setenv("NAME", "other")
    assert last_run.repeat(arguments) is None
    monkeypatch.delenv("NAME")
    assert last_run.repeat(arguments) is None


def test_run_with_another_program_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inputs = last_run.Inputs()
    inputs.start += 10**18
    inputs._event("subprocess.Popen", ("git", [], None, None))
    last_run.keep(CHECK, 0, "", inputs, ())
    assert not (tmp_path / last_run.FILE).exists()
