"""scripts/crater, on a tiny site that MkDocs builds."""

import re
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from doc_lint.testing import write_files
from scripts import measure_crater
from scripts.verdicts import may_become

SITE = {
    "mkdocs.yml": """\
        site_name: Pots
        site_url: https://pots.example/docs/
        theme: mkdocs
        markdown_extensions: [pymdownx.snippets, toc, attr_list]
        """,
    "docs/index.md": """\
        # Home

        See [cook](guides/cook.md), [here](guides/cook.md#beans) and [later](guides/cook.md#later).

        ![Pot](pot.svg)
        """,
    "docs/guides/cook.md": """\
        # Cook

        ## Beans

        Text on [stock](stock.md), [salt](../salt.md#fine) and [the site](/docs/gone/).

        --8<-- "part.md"
        """,
    "docs/salt.md": "# Salt\n\n## Fine\n\nBack to [cook](guides/cook.md).\n",
    "part.md": "More on [pepper](pepper.md).\n",
}


@pytest.fixture
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path / "pots", SITE)
    monkeypatch.chdir(tmp_path / "pots")
    build(load_config("mkdocs.yml", site_dir=str(tmp_path / "built")))
    (tmp_path / "LIST").write_text("# sites\npots built\n")
    return tmp_path


def crater(sites: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    monkeypatch.setattr(sys, "argv", ["crater", str(sites / "LIST"), *arguments])
    measure_crater.main()
    return capsys.readouterr().out


def row(out: str, name: str) -> list[str]:
    return next([cell.strip() for cell in line.split("|")[2:-1]] for line in out.splitlines() if f"{name}" in line[:40])


def test_true_findings_and_found_defects_are_counted(
    sites: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = crater(sites, monkeypatch, capsys)
    assert "1 sites, 3 pages, 1 built" in out
    assert row(out, "`broken-link`") == ["1", "3", "3", "3", "1.000"]
    assert row(out, "`broken-anchor`") == ["1", "1", "1", "1", "1.000"]
    assert row(out, "`missing-image`") == ["1", "1", "1", "1", "1.000"]
    assert row(out, "links") == ["3", "0", "1.000", "0", "0"]
    assert row(out, "anchors") == ["1", "0", "1.000", "0", "0"]
    assert row(out, "images") == ["1", "0", "1.000", "0", "0"]


def test_finding_that_the_built_site_does_not_have_is_wrong(
    sites: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cook = sites / "built/guides/cook/index.html"
    cook.write_text(cook.read_text().replace("stock.md", "../../salt/"))
    out = crater(sites, monkeypatch, capsys)
    assert row(out, "`broken-link`") == ["1", "3", "3", "2", "0.667"]
    assert "pots: docs/guides/cook.md:5:9: `stock.md` leads to" in out.partition("Wrong:")[2]


def test_defect_that_doc_lint_does_not_report_is_missed_or_made_by_the_build(
    sites: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    salt = sites / "built/salt/index.html"
    salt.write_text(salt.read_text().replace("../guides/cook/", "../guides/cook/#gone").replace("Back", "Back #gone"))
    home = sites / "built/index.html"
    home.write_text(home.read_text().replace("<p>See", '<p><a href="made/">made</a> See'))
    out = crater(sites, monkeypatch, capsys)
    assert row(out, "links")[-1] == "1"
    assert row(out, "anchors")[-1] == "1"
    source = sites / "pots/docs/salt.md"
    source.write_text(f"{source.read_text()}\n`#gone`\n")
    out = crater(sites, monkeypatch, capsys)
    assert row(out, "anchors") == ["1", "1", "0.500", "0", "0"]
    assert "pots: salt.md: ../guides/cook/#gone" in out.partition("Missed:")[2]


def test_sample_is_the_same_each_time_and_its_verdicts_are_counted(
    sites: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = sites / "pots/docs/index.md"
    home.write_text(f"{home.read_text()}\nClick [here](salt.md), and [here](guides/cook.md).\n\nTODO\n")
    first = crater(sites, monkeypatch, capsys, "--sample", "1", "--only", "vague-link-text")
    assert first == crater(sites, monkeypatch, capsys, "--sample", "1", "--only", "vague-link-text")
    (line,) = first.splitlines()
    name, _fingerprint, mark, rule, location, _message, source = line.split("\t")
    assert (name, mark, rule) == ("pots", "?", "vague-link-text")
    assert re.fullmatch(r"docs/index.md:\d+:\d+", location)
    assert "[here]" in source
    (sites / "read").write_text(line.replace("\t?\t", "\ttrue\t"))
    out = crater(sites, monkeypatch, capsys, "--verdicts", str(sites / "read"))
    assert row(out, "`vague-link-text`")[2:] == ["1", "1", "1.000"]


def test_site_that_was_not_built_is_not_judged(
    sites: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (sites / "LIST").write_text("pots/mkdocs.yml -\n")
    out = crater(sites, monkeypatch, capsys)
    assert row(out, "`broken-link`") == ["1", "3", "0", "0", "-"]
    assert "0 built" in out


@pytest.mark.parametrize(
    ("written", "rendered", "expected"),
    [
        ("guide/index.md#a", "../guide/#a", True),
        ("../salt.md", "../../salt/", True),
        ("salt.md#fine", "../salt/#coarse", False),
        ("salt.md", "../pepper/", False),
        ("a%20b.md", "a b.md", True),
        ("#a", "#a", True),
    ],
)
def test_target_as_written_is_recognized_in_the_html(written: str, rendered: str, expected: bool) -> None:
    assert may_become(written, rendered) is expected
