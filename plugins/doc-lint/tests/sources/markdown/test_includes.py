"""Insert included files as pymdownx.snippets does."""

from pathlib import Path

import pytest
from markdown import Markdown
from pymdownx.snippets import SnippetExtension, SnippetMissingError

from doc_lint.sources.markdown.includes import Includes, Line, LinesOfFile
from doc_lint.testing import read_site

FILES = {
    "a/code.py": "one\n# --8<-- [start:x]\ntwo\n# ;--8<-- [start:y]\n# --8<-- [start:y]\nthree\n# --8<-- [end:y]\n"
    "# --8<-- [end:x]\nfour\n\n",
    "a/open.py": "# --8<-- [start:x]\none",
    "a/end.py": "# --8<-- [end:x]\none\n",
    "a/outer.md": 'Before\n\n  --8<-- "inner.md"\n--8<--\n\tinner.md:1:1\n--8<--\nafter\n',
    "b/inner.md": "inner\r\n--8<-- 'outer.md'\r\n;--8<-- \"x\"\r\n",
    "a/loop.md": 'loop\n--8<-- "loop.md"\n',
    "a/empty.md": "",
    "a/odd:name.md": "odd\n",
    "a/bad.md": 'bad\n--8<-- "gone.md"\n',
    "c.txt": "alone\n",
    "secret.txt": "secret\n",
}
FOLDERS = ["a", "b", "c.txt", "nowhere"]

same = pytest.mark.parametrize(
    "text",
    [
        "no marker",
        '--8<-- "code.py"',
        "  -8<----\t'code.py'",
        '\t--8<-- "code.py"',
        *(
            f'--8<-- "code.py:{part}"'
            for part in ("x", "y", "X", "z", "2", "2:3", ":2", "0:1", "-2", "-3:-2", "2:2,4:4", "90:95", "", "1:2:3")
        ),
        *(f'--8<-- "{name}"' for name in ("open.py:x", "end.py:x", "empty.md", "empty.md:x", "loop.md", "outer.md")),
        *(f'--8<-- "{name}"' for name in ("odd:name.md", "odd:name.md:1:1", "c.txt", "./c.txt", "./code.py")),
        *(f'--8<-- "{name}"' for name in ("gone.md", "bad.md", "../secret.txt", "../a/code.py", ":3", " ", "; x", "")),
        '--8<-- "gone.md" ',
        '- --8<-- "gone.md"',
        "--8<-- gone.md",
        '--8<-- "it\'s.md"',
        ';--8<-- "gone.md"',
        '  ;;--8<-- "gone.md"',
        '```\n--8<-- "code.py:x"\n```',
        '--8<--\ncode.py:x\n\n  inner.md\n; gone.md\n;--8<--\n--8<-- "gone.md"\n--8<--\nafter',
        "--8<--\ngone.md\n--8<--\nafter",
        "--8<-- \ngone.md",
        "--8<--\ncode.py",
        "--8<--\nthe rest\nof the page",
        "text\n# --8<-- [start:x]\nmore\n# ;--8<-- [end:x]\n",
    ],
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pymdownx(text: str, **options: object) -> list[str]:
    markdown = Markdown(extensions=[SnippetExtension(base_path=FOLDERS, **options)])
    lines: list[str] = markdown.preprocessors["snippet"].run(text.split("\n"))
    return lines


def read(path: str) -> bytes | None:
    return Path(path).read_bytes() if Path(path).is_file() else None


@same
@pytest.mark.parametrize("restricted", [True, False])
def test_lines_equal_those_of_pymdownx(root: Path, text: str, restricted: bool) -> None:
    includes = Includes(tuple(FOLDERS), read, restricted=restricted)
    lines = [(line, Line("p.md", number)) for number, line in enumerate(text.split("\n"), 1)]
    assert [line for line, _ in includes.expand(lines)] == pymdownx(text, restrict_base_path=restricted)
    try:
        pymdownx(text, restrict_base_path=restricted, check_paths=True)
    except SnippetMissingError:
        assert includes.missing
    else:
        assert includes.missing == []


def test_included_files_have_the_marker_in_the_page() -> None:
    files = {"a/b.md": b'--8<-- "c.md"\n', "a/c.md": b"Text\n"}
    includes = Includes(("a",), files.get)
    lines = ["--8<--", "b.md", "", "c.md", "--8<--", '  --8<-- "gone.md"', ' --8<-- "b.md"']
    list(includes.expand((line, Line("p.md", number)) for number, line in enumerate(lines, 1)))
    assert [(found.path, str(found.location)) for found in includes.found] == [
        ("a/b.md", "p.md:2:1"),
        ("a/c.md", "p.md:2:1"),
        ("a/c.md", "p.md:4:1"),
        ("a/b.md", "p.md:7:2"),
        ("a/c.md", "p.md:7:2"),
    ]


def test_folder_of_each_page_is_not_judged() -> None:
    config = b"markdown_extensions:\n  - pymdownx.snippets:\n      base_path: !relative\n"
    (page,) = read_site({"mkdocs.yml": config, "docs/a.md": b'--8<-- "here.md"\n'}).pages
    assert page.missing_includes == ()


def test_lines_of_a_file_count_from_either_end() -> None:
    lines = LinesOfFile("a.md", range(3, 6), {2: 4})
    assert lines[-1] == Line("a.md", 5, 4)
    assert lines[:2] == [Line("a.md", 3), Line("a.md", 4)] == list(lines)[:2]
