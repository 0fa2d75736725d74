"""Files that Git ignores, as Git itself decides."""

import subprocess
from pathlib import Path

import pytest

from doc_lint.facts.ignored_files import ignored, ignored_include
from doc_lint.site import IgnoreFile, Repository, Site

PATTERNS = [
    ("gen",),
    ("gen/",),
    ("/gen/",),
    ("*.md", "!keep.md"),
    ("!keep.md", "*.md"),
    ("gen/*", "!gen/keep.md"),
    ("gen/", "!gen/keep.md"),
    ("gen/*", "!gen/sub/", "*.md"),
    ("x.md", "!sub"),
    ("gen/sub",),
    ("/gen/**/x.md",),
    ("**/sub",),
    ("gen/**",),
    ("/**",),
    ("*/",),
    ("/*", "!/gen/"),
    ("**", "!*/", "!*.md"),
    ("g?n/[xy].md",),
    ("[!x].md",),
    ("[x-",),
    (r"\#x", "# x.md"),
    (r"\!x.md", "x.md "),
    (r"a\ ",),
    ("a  ",),
    ("", "/", " "),
    ("gen/**/**/x.md",),
    ("*gen*/x.*",),
    ("[]]",),
    (r"[\]x].md",),
    ("x.md/",),
    ("[[:alpha:]].md",),
    ("g*e*n/",),
    ("*x*d",),
    ("?*.*d",),
    ("**/gen/**/sub/**/*.md",),
    ("/**/sub/**/keep*",),
    ("g*/**/d*p/**",),
]
PATHS = [
    *("x.md", "keep.md", "gen", "gen/x.md", "gen/keep.md", "gen/sub/x.md", "gen/sub/deep/keep.md", "sub/x.md"),
    *("sub/gen/x.md", "sub/gen", "#x", "!x.md", "a ", "a", "].md", "]", "y.png", "gen/y.png", "gen/x.md/y.png"),
]


@pytest.fixture(scope="module")
def by_git(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the paths of `PATHS` that Git ignores, below a folder for each entry of `PATTERNS`."""
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", root], check=True)
    for number, lines in enumerate(PATTERNS):
        (root / str(number)).mkdir()
        (root / str(number) / ".gitignore").write_text("\n".join(lines) + "\n")
    paths = "\0".join(f"{number}/{path}" for number in range(len(PATTERNS)) for path in PATHS)
    command = ["git", "-C", str(root), "-c", "core.excludesFile=", "check-ignore", "--no-index", "--stdin", "-z"]
    done = subprocess.run(command, input=paths, capture_output=True, text=True, check=True)
    return set(done.stdout.split("\0"))


@pytest.mark.parametrize("number", range(len(PATTERNS)), ids=[" ".join(lines) for lines in PATTERNS])
def test_git_decides_the_same(number: int, by_git: set[str]) -> None:
    site = Site(
        (), repository=Repository("", "", (IgnoreFile("", (), True), IgnoreFile(str(number), PATTERNS[number])))
    )
    paths = [f"{number}/{path}" for path in PATHS]
    if "[[:alpha:]].md" in PATTERNS[number]:  # not supported: nothing is ignored
        paths = [path for path in paths if path not in by_git]
    assert [path for path in paths if ignored(site, [path])] == [path for path in paths if path in by_git]


def in_repository(*files: IgnoreFile, root: str = "site", docs: str = "site/docs") -> Site:
    return Site((), repository=Repository(root, docs, files))


def test_folder_that_is_not_there_is_named_and_otherwise_the_file() -> None:
    site = in_repository(IgnoreFile("", ("api/", "*.svg"), True))
    assert ignored(site, ["api/part/x.md"]) == "docs/api/"
    assert ignored(site, ["img/x.svg"]) == "docs/img/x.svg"
    assert ignored(site, ["guide.md"]) == ""
    there = Site((), files=frozenset({"api/part/y.png"}), repository=site.repository)
    assert ignored(there, ["api/part/x.md"]) == "docs/api/part/x.md"


def test_patterns_of_a_closer_folder_take_precedence() -> None:
    site = in_repository(IgnoreFile("", ("*.md",), True), IgnoreFile("site/docs/api", ("!x.md",)))
    assert ignored(site, ["x.md"])
    assert not ignored(site, ["api/x.md"])
    assert ignored(site, ["api/y.md"])


def test_patterns_above_a_nested_repository_do_not_apply() -> None:
    site = in_repository(
        IgnoreFile("", ("*.md",), True),
        IgnoreFile("site/docs/part", ("gen/",), True),
        IgnoreFile("site/docs/part/sub", ("y.md",)),
    )
    assert not ignored(site, ["part/x.md"])
    assert ignored(site, ["part/gen/x.md"]) == "docs/part/gen/"
    assert ignored(site, ["part/sub/y.md"])
    assert not ignored(site, ["part/sub/x.md"])


@pytest.mark.parametrize("pattern", ["site/", "docs", "/site/docs/", "*"])
def test_nothing_is_known_of_a_site_in_an_ignored_folder(pattern: str) -> None:
    assert not ignored(in_repository(IgnoreFile("", (pattern,), True)), ["x.md"])


def test_includes_are_relative_to_the_configuration_file_and_may_be_outside_of_the_site() -> None:
    site = in_repository(IgnoreFile("", ("/parts/", "x.txt"), True))
    assert ignored_include(site, ["docs/y.md", "../parts/y.md"]) == "../parts/"
    assert ignored_include(site, ["x.txt"]) == "x.txt"
    assert not ignored_include(site, ["../../x.txt"])
    assert not ignored(site, ["../../../x.txt"])


def test_outside_of_a_repository_nothing_is_ignored(tmp_path: Path) -> None:
    assert not ignored(Site(()), ["x.md"])
    assert not ignored_include(Site(()), ["x.md"])


@pytest.mark.parametrize("pattern", ["*a" * 30 + "*b", "**/a/" * 30 + "b", "/**/*a*a/" * 30 + "b"])
def test_many_wildcards_do_not_take_forever(pattern: str) -> None:
    repository = Repository("", "docs", (IgnoreFile("", (pattern,), is_root=True),))
    site = Site((), repository=repository)
    assert not ignored(site, ["a" * 200, "a/" * 300 + "c", ("a" * 40 + "/") * 40 + "c"])


def test_link_through_folders_without_end() -> None:
    site = in_repository(IgnoreFile("", ("gen/",), is_root=True))
    assert ignored(site, [f"{'a/' * 50}gen/x.md"])
    assert not ignored(site, [f"{'a/' * 100_000}gen/x.md"])
