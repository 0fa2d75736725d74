"""Whatever a site names is read as a file or is an error that names it: nothing blocks and nothing leaves the site."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from doc_lint.sources.files.read_file import NOT_UTF8, defect_of, read_file
from tests.conftest import Make, Project

SNIPPETS = "markdown_extensions: [pymdownx.snippets]\n"


@pytest.fixture
def bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)  # addresses of sockets are short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
        yield tmp_path / "socket"


def test_content_of_a_file_and_of_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    (tmp_path / "link").symlink_to("file")
    assert read_file(tmp_path / "file") == read_file(tmp_path / "link") == b"text"
    assert defect_of(str(tmp_path / "link")) == ""


def test_pipes_devices_and_sockets_are_not_read(tmp_path: Path, bound: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    for path in (tmp_path / "pipe", tmp_path / "device", bound):
        with pytest.raises(OSError, match="it is not a regular file"):
            read_file(path)
        assert defect_of(str(path)) == "it is not a regular file"


def test_page_of_more_than_100_mb_is_not_read(project: Make) -> None:
    site = project({"mkdocs.yml": "plugins: [doc-lint]\n", "docs/index.md": "# A\n"})
    with (site.root / "docs/video.mp4").open("wb") as video, (site.root / "docs/a.md").open("wb") as page:
        video.truncate(100_000_001)  # needs no space
        page.truncate(100_000_001)
    for outcome in (site.build(), site.check(), site.check("--no-plugins")):
        assert outcome.code != 0
        assert "docs/a.md: cannot be read: it is larger than 100 MB" in outcome.output
    (site.root / "docs/a.md").unlink()
    assert "cannot be read" not in site.build().output + site.check("--no-plugins").output


@pytest.mark.parametrize("name", ["gone", "folder", "file/below", "a\0b", "x" * 300, "loop", "dangling", ""])
def test_what_cannot_exist_does_not(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dangling").symlink_to("gone")
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / name)


def test_name_that_is_not_utf8_is_a_defect() -> None:
    assert defect_of("docs/b\udcff.md") == NOT_UTF8


def everywhere(site: Project) -> list[str]:
    """Return the first line that each way to lint a site prints, without its label."""
    outcomes = (site.check("--no-plugins"), site.check(), site.build("-q"))
    assert [outcome.code for outcome in outcomes] == [2, 2, 1]
    return [outcome.output.splitlines()[0].partition("doc-lint: ")[2] for outcome in outcomes]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("pipe page", "docs/pipe.md: cannot be read: it is not a regular file"),
        ("pipe include", "docs/index.md:3: includes pipe.txt: cannot be read: it is not a regular file"),
        ("name", f"docs/b\\xff.md: cannot be read: {NOT_UTF8}"),
        ("chain", "s/99.md:1: includes are nested more than 100 deep"),
    ],
)
def test_check_and_build_end_with_the_same_line(project: Make, kind: str, expected: str) -> None:
    include = {"pipe include": "pipe.txt", "chain": "s/0.md"}.get(kind, "")
    site = project(
        {
            "mkdocs.yml": f"{SNIPPETS}plugins: [doc-lint]\n",
            "docs/index.md": f'# A\n\n--8<-- "{include}"\n' if include else "# A\n",
            **({f"s/{n}.md": f'--8<-- "s/{n + 1}.md"\n' for n in range(1500)} if kind == "chain" else {}),
        }
    )
    if kind == "pipe page":
        os.mkfifo(site.root / "docs/pipe.md")
    elif kind == "pipe include":
        os.mkfifo(site.root / "pipe.txt")
    elif kind == "name":
        Path(os.fsdecode(os.fsencode(site.root / "docs") + b"/b\xff.md")).write_text("# B\n")
    assert everywhere(site) == [expected] * 3


def test_links_to_nothing_and_to_themselves_are_not_pages(project: Make) -> None:
    site = project({"mkdocs.yml": SNIPPETS, "docs/index.md": "# A\n\n[a](loop.md)\n"})
    for name, target in (("loop.md", "loop.md"), ("gone.md", "nowhere"), ("self", ".")):
        (site.root / "docs" / name).symlink_to(target)
    outcome = site.check("--no-plugins")
    assert "`loop.md` leads to `loop.md`, which is not a page" in outcome.output
    assert "1 page" in outcome.output


def test_absolute_include_outside_of_the_site_is_named_and_not_read(project: Make) -> None:
    site = project({"mkdocs.yml": SNIPPETS, "inside.txt": "[b](inside.md)\n"})
    outside = site.root.parent / f"{site.root.name}-secret.txt"
    outside.write_text("[b](secret.md)\n")
    site.write({"docs/index.md": f'# A\n\n--8<-- "{outside}"\n\n--8<-- "{site.root}/inside.txt"\n'})
    output = site.check("--no-plugins").output
    assert f"docs/index.md:3:1: error: the included file `{outside}` is outside of the `base_path` folders" in output
    assert "secret.md" not in output
    assert "`inside.md` leads to" in output
