"""What is kept on disk for other processes changes nothing in the built site."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from conftest import Builder
from quick_serve.disk import FOLDER, Disk
from quick_serve.generations import Generations
from quick_serve.reads import Current, Reads, listing, stamp

AUTHOR = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]


def test_a_process_renders_what_has_changed_since_the_last_one(root: Path, tmp_path: Path) -> None:
    builders = [Builder(root, mode, tmp_path / mode) for mode in ("plain", "stored")]
    plain, stored = builders
    try:
        assert (plain.build(), stored.build()) == ("", "")
        assert (stored.files(), stored.rendered) == (plain.files(), plain.rendered)
        assert stored.build() == ""
        assert stored.files() == plain.files()
        nav = 1
        assert stored.rendered == (nav, plain.rendered[1])

        change(root / "docs/guides/two.md", "Two", "Second")
        change(root / "docs/examples/program.py", "one", "three")
        change(root / "package/parts/base.py", "Do something", "Do all")
        assert (plain.build(), stored.build()) == ("", "")
        assert stored.files() == plain.files()
        assert nav < stored.rendered[0] < plain.rendered[0]
    finally:
        for each in builders:
            each.stop()


def test_a_server_takes_over_what_the_last_one_has_kept(
    quick: Builder, cold: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert quick.build() == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "100000")  # on another day
    for builder in (quick, cold):
        builder.start_again()
        assert builder.build() == ""
    assert quick.files() == cold.files()
    assert quick.rendered == (1, 2)  # SUMMARY.md, the sitemap and the page of errors
    assert quick.scripts == 0


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("theme/partials/extra.html", "<p>", "<p>More: "),
        ("docs/index.md", "See", "Also see"),  # a template reads it for all pages
        ("docs/SUMMARY.md", "Overview", "All guides"),
        ("hooks/part.py", "one", "two"),
        ("mkdocs.yml", "site_name: Small", "site_name: Large"),
    ],
)
def test_a_server_renders_templates_again_after_a_change(
    file: str, old: str, new: str, root: Path, quick: Builder, cold: Builder
) -> None:
    assert quick.build() == ""
    quick.start_again()
    change(root / file, old, new)
    assert (quick.build(), cold.build()) == ("", "")
    assert quick.files() == cold.files()
    assert quick.rendered[1] >= 6  # all pages


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("scripts/gen.py", "forty words", "40 words"),
        ("scripts/words.py", "// 40", "// 4"),
        ("counts.py", "2", "two"),  # both scripts import it
        ("scripts/fill.py", "two.md", "one.md"),  # finds it by the path that the other script has added
        ("docs/guides/one.md", "A note.", f"A note.{' word' * 40} <!-- count -->"),
    ],
)
def test_a_server_runs_a_script_again_after_a_change(
    file: str, old: str, new: str, root: Path, quick: Builder, cold: Builder
) -> None:
    assert quick.build() == ""
    quick.start_again()
    change(root / "docs/examples/program.py", "one", "three")
    assert quick.build() == ""
    assert quick.scripts == 0  # this process writes the cache without having loaded the modules of the scripts
    quick.start_again()
    change(root / file, old, new)
    assert (quick.build(), cold.build()) == ("", "")
    assert quick.files() == cold.files()
    assert quick.scripts > 0


def test_a_server_repeats_the_steps_that_the_last_one_has_recorded(root: Path, quick: Builder, cold: Builder) -> None:
    assert quick.build() == ""
    quick.start_again()
    change(root / "docs/guides/one.md", "A note.", "Two words.")
    assert (quick.build(), cold.build()) == ("", "")
    assert quick.files() == cold.files()
    assert quick.scripts == 0


def change(file: Path, old: str, new: str) -> None:
    """Replace a text in a file that has it."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    """A site, which is the working folder."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return load_config("mkdocs.yml")


def write(config: MkDocsConfig, kept: object = "kept", *, repository: str = "") -> None:
    """Keep something on disk, as the first build of a process does."""
    step = Generations[object]()
    disk = Disk("build", {"step": step})
    if repository:
        disk.add_repository(repository)
    disk.config(lambda: {"site_name": "Small"})
    disk.read(config)
    step.keep("page", kept)
    step.end()
    disk.write()


def read(config: MkDocsConfig, *, name: str = "Small") -> object:
    """Return what another process takes over."""
    step = Generations[object]()
    disk = Disk("build", {"step": step})
    disk.config(lambda: {"site_name": name})
    disk.read(config)
    return step.get("page")


def test_another_process_takes_over_what_was_kept(config: MkDocsConfig) -> None:
    write(config)
    assert read(config) == "kept"
    assert (Path(FOLDER) / ".gitignore").read_text() == "*\n"


def test_a_file_counts_by_its_content(config: MkDocsConfig, tmp_path: Path) -> None:
    same, changed, new = paths = [tmp_path / name for name in ("same", "changed", "new")]
    for path in (same, changed):
        edit(path, "a", 1_000_000)
    write(config, [Reads({str(path): stamp(str(path))}) for path in paths])
    edit(same, "a", 2_000_000)
    edit(changed, "b", 1_000_000)
    edit(new, "c", 1_000_000)
    found = read(config)
    assert isinstance(found, list)
    assert [each.are_current(Current()) for each in found] == [True, False, False]


def test_folders_that_a_build_makes_are_not_a_change(config: MkDocsConfig, tmp_path: Path) -> None:
    write(config, Reads(folders={str(tmp_path): listing(str(tmp_path))}))
    for name in ("site", "__pycache__", ".some-cache"):
        (tmp_path / name).mkdir()
    found = read(config)
    assert isinstance(found, Reads)
    assert found.are_current(Current())
    (tmp_path / "module.py").touch()
    found = read(config)
    assert isinstance(found, Reads)
    assert not found.are_current(Current())


def edit(file: Path, text: str, time: int) -> None:
    """Write a file that was last changed at a time."""
    file.write_text(text, "utf-8")
    os.utime(file, (time, time))


def test_nothing_is_taken_over_from_another_configuration(config: MkDocsConfig) -> None:
    write(config)
    assert read(config, name="Large") is None


def test_nothing_is_taken_over_after_a_change_of_a_hook(
    config: MkDocsConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = tmp_path / "hook_of_this_test.py"
    hook.write_text("a = 1\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(sys.modules, hook.stem, import_module(hook.stem))
    write(config)
    assert read(config) == "kept"
    hook.write_text("a = 2\n", "utf-8")
    assert read(config) is None


def test_nothing_is_taken_over_after_a_commit(config: MkDocsConfig, tmp_path: Path) -> None:
    """Links to the source have the commit."""
    git = partial(subprocess.run, cwd=tmp_path, check=True, env=os.environ | dict.fromkeys(AUTHOR, "a"))
    commit = ["git", "commit", "--quiet", "--allow-empty", "--message=a"]
    git(["git", "init", "--quiet"])
    git(commit)
    write(config, repository=str(tmp_path))
    assert read(config) == "kept"
    git(commit)
    assert read(config) is None


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "truncated": lambda data: data[: len(data) // 2],
    "garbled": lambda data: data[:-9] + b"garbage!!",
    "garbled at its start": lambda data: b"\0" + data[1:],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_ignored(damage: str, config: MkDocsConfig) -> None:
    file = Path(FOLDER) / "build"
    write(config)
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    assert read(config) is None
    write(config)
    assert read(config) == "kept"


def test_a_folder_that_cannot_be_written_is_left_alone(config: MkDocsConfig) -> None:
    Path(FOLDER).write_text("not a folder", "utf-8")
    write(config)
    assert read(config) is None


def test_a_full_disk_leaves_the_old_file(config: MkDocsConfig) -> None:
    write(config)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        write(config, "large" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert read(config) == "kept"
    assert sorted(path.name for path in Path(FOLDER).iterdir()) == [".gitignore", "build"]


def test_builds_at_once_leave_what_one_of_them_has_kept(config: MkDocsConfig) -> None:
    texts = [letter * 1_000_000 for letter in "abcd"]
    with ThreadPoolExecutor() as pool:
        for _ in pool.map(partial(write, config), texts):
            assert read(config) in texts
    assert sorted(path.name for path in Path(FOLDER).iterdir()) == [".gitignore", "build"]


def test_what_cannot_be_written_is_not_kept(config: MkDocsConfig) -> None:
    write(config, lambda: None)
    assert read(config) is None
