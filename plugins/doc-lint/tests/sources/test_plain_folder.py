"""A folder of Markdown without a configuration, read like programs that show the files of a repository."""

from pathlib import Path

import pytest

from doc_lint.cli.main import main
from doc_lint.testing import write_files


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(root: Path, capsys: pytest.CaptureFixture[str], text: str, *options: str) -> list[str]:
    """Return the findings on links and references in `docs/index.md`."""
    there = {"docs/guides/a.md": "# A\n\n## Foo & Bar\n\n## Foo & Bar\n\nText.\n", "docs/x.png": "", "src/x.py": ""}
    write_files(root, {**there, "README.md": "# Read me\n", "docs/index.md": f"# Home\n\n{text}\n"})
    main(["check", "docs", "--select=links", "-o", "concise", *options])
    return [line for line in capsys.readouterr().out.splitlines() if not line.startswith("doc-lint:")]


@pytest.mark.parametrize(
    "text",
    [
        "[code](../src/x.py) and [folder](../src/) and [read me](../README.md#read-me)",
        "[folder](guides/) and [folder](guides) and [root](.)",
        '<a href="guides/a.md">a</a> and <img src="x.png" alt="picture">',
        "[as GitHub](guides/a.md#foo--bar-1) and [as Markdown](guides/a.md#foo-bar_1)",
        "[from the root](/docs/guides/a.md) and [from the root](/gone) and [from the root](/guides/gone.md)",
        "[Cart][shop.Cart] and [Cart][cart] and [`Cart`][]",
        "::: shop.Cart\n\n[Cart][cart]",
    ],
)
def test_what_some_program_can_follow_is_not_reported(
    root: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (root / ".git").mkdir()
    assert check(root, capsys, text, "--ignore=absolute-link") == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[x](gone.md)", "broken-link"),
        ("[x](../src/gone.py)", "broken-link"),
        ("[x](gone/)", "broken-link"),
        ("![x](../gone.png)", "missing-image"),
        ("[x](guides/a.md#foo--bar-2)", "broken-anchor"),
        ("[x][y]", "undefined-reference"),
        ("[x][guide.md]", "undefined-reference"),
        ("[shop.Cart][]\n\n[^1]", "undefined-reference"),
    ],
)
def test_defects_are_found(root: Path, capsys: pytest.CaptureFixture[str], text: str, rule: str) -> None:
    (root / ".git").mkdir()
    (found,) = check(root, capsys, text)
    assert f"[{rule}]" in found


def test_address_of_a_built_page_is_followed_even_if_it_is_no_path(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / ".git").mkdir()
    text = "# B\n\n[built](../../guides/a/#foo-bar) and [gone](../../guides/c/)\n"
    write_files(root, {"docs/more/b.md": text})
    (found,) = check(root, capsys, "Text.", "--ignore=directory-link,no-inbound-link")
    assert found.startswith("docs/more/b.md:3:38: error: `../../guides/c/` leads to ")


def test_rules_on_the_nav_run_in_a_folder_if_somebody_asks_for_them(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(root, {"docs/a/b/c/d/e.md": "Text.\n"})
    assert main(["check", "docs"]) == 0
    assert "nav-too-deep, " in capsys.readouterr().out.partition(" skipped: no configuration file sets the nav")[0]
    assert main(["check", "docs", "--select=nav-too-deep"]) == 1
    (root / "doc-lint.toml").write_text("[rules.nav-too-deep]\nmax_depth = 2\n")
    assert main(["check", "docs"]) == 1
    assert "the limit is 2 [nav-too-deep]" in capsys.readouterr().out


def test_target_outside_of_the_folder_is_unjudged_without_a_repository(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "[gone](../src/gone.py) and [there](../src/x.py)"
    assert check(root, capsys, text) == []
    main(["check", "docs", "--select=links"])
    assert "; 1 link unjudged: the target is outside of the folder" in capsys.readouterr().out


def test_links_from_the_root_of_the_host_are_unjudged(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, capsys, "[x](/guides/gone.md)", "--ignore=absolute-link") == []
    main(["check", "docs", "--select=broken-link"])
    assert "1 link unjudged: nothing says where the folder is published" in capsys.readouterr().out


def test_links_of_a_configured_site_must_stay_in_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "mkdocs.yml").write_text("site_name: X\ntheme: mkdocs\n")
    assert len(check(root, capsys, "[code](../src/x.py) and [anchor](guides/a.md#foo--bar)")) == 2


@pytest.mark.parametrize(
    ("path", "note"),
    [
        ("docs/a.md", "there is no mkdocs.yml; reading the Markdown in docs"),
        ("a.md", "there is no mkdocs.yml; reading the Markdown of this folder"),
    ],
)
def test_folder_is_found_without_an_argument(
    root: Path, capsys: pytest.CaptureFixture[str], path: str, note: str
) -> None:
    write_files(root, {path: "# A\n\n[x](gone.md)\n", **dict.fromkeys((".venv/b.md", "node_modules/b.md"), "# B")})
    assert main(["check"]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{path}:3:1: error: ")
    assert " 1 page; " in printed.out
    assert printed.err == f"doc-lint: {note}\n"


def test_paths_choose_the_findings_of_a_found_folder(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(root, {"docs/a.md": "# A\n\n[x](gone.md)\n", "docs/b.md": "# B\n\n[x](gone.md)\n"})
    assert main(["check", "docs/b.md", "-o", "concise"]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["docs/b.md"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("guides/b.mdx", "[b](guides/b) and [b](guides/b/#x) and [b](guides/b.mdx)"),
        ("guides/b.mdx", "[from the address of this page](../guides/b)"),
        ("guides/c/index.ipynb", "[c](guides/c) and [c](guides/c/)"),
        ("guides/01-start.md", "[start](guides/start) and [start](./guides/start/)"),
        ("02_more/03.next.rst", "[next](more/next)"),
        ("guides/d.md", "[d](guides/other) and [old](old/place)"),
    ],
)
def test_addresses_that_other_programs_make_are_not_reported(
    root: Path, capsys: pytest.CaptureFixture[str], file: str, text: str
) -> None:
    write_files(root, {f"docs/{file}": "---\nslug: other\naliases: [/old/place/]\n---\n# D\n"})
    assert check(root, capsys, text) == []


def test_addresses_that_nothing_makes_are_reported(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(root, {"docs/guides/b.mdx": "# B\n"})
    assert len(check(root, capsys, "[b](guides/bb) and [b](guide/b) and [b](b)")) == 3


@pytest.mark.parametrize(
    ("text", "unjudged"),
    [
        ("[a](guides/a/) and [a](../index/guides/a/)", 0),
        ("[a](/guides/a/) and [a](/docs/guides/a.md)", 0),
        ("[a](a-page-with-another-address) and [a](guides/another/)", 2),
        ("[read me](guides/README.md) and [index](guides/index.html)", 0),
    ],
)
def test_addresses_are_unknown_unless_rules_are_selected(
    root: Path, capsys: pytest.CaptureFixture[str], text: str, unjudged: int
) -> None:
    pages = {"docs/guides/a.md": "# A\n\nText.\n", "docs/guides/README.md": "Text.\n", "docs/guides/index.html": "<p>C"}
    write_files(root, {**pages, "docs/index.md": f"# Home\n\n{text}\n"})
    assert main(["check", "docs"]) == 0
    printed = "".join(capsys.readouterr())
    assert "doc-lint: no findings" in printed
    assert (f"{unjudged} links unjudged: nothing says which addresses" in printed) == (unjudged > 0)


def test_anchors_are_judged_where_an_address_leads_to_a_page(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = {
        "docs/guides/a.md": "# A\n\nText.\n",
        "docs/guides/b.md": "[a](a/#a) and [a](../a#gone) and [a](a/#lost)\n",
    }
    write_files(root, pages)
    main(["check", "docs", "-o", "concise"])
    assert [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()] == [
        "docs/guides/b.md:1:15:",
        "docs/guides/b.md:1:34:",
    ]


def test_front_matter_may_fill_a_page(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(root, {"docs/filled.md": "---\nlayout: list\n---\n", "docs/empty.md": "# Empty\n"})
    main(["check", "docs", "-o", "concise"])
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == ["docs/empty.md"]
