"""The `doc-lint check` command, run in process."""

import json
from pathlib import Path

import pytest

from doc_lint.cli.main import main
from doc_lint.testing import write_files

SITE = {
    "mkdocs.yml": "site_name: X\n",
    "docs/index.md": "# Home\n\n[x](gone.md) [y](away.md)\n",
    "docs/a/b.md": "# B\n\n[z](gone.md)\n",
}


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path, SITE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["check", "--no-plugins", "--no-cache", "--select", "broken-link", *arguments])
    return code, capsys.readouterr().out


def test_exit_code_is_1_with_findings_and_0_without(capsys: pytest.CaptureFixture[str], site: Path) -> None:
    code, output = run(capsys)
    assert (code, output.count("[broken-link]")) == (1, 3)
    write_files(site, {"docs/index.md": "# Home\n", "docs/a/b.md": "# B\n"})
    assert run(capsys)[0] == 0


def test_exit_code_is_2_if_the_site_cannot_be_read(capsys: pytest.CaptureFixture[str], site: Path) -> None:
    (site / "mkdocs.yml").write_text("nav: [\n")
    assert main(["check", "--no-plugins"]) == 2
    assert capsys.readouterr().err.startswith("doc-lint: mkdocs.yml:2: ")


def test_paths_filter_the_findings(capsys: pytest.CaptureFixture[str]) -> None:
    _, output = run(capsys, "--output", "concise", "docs/a")
    assert output.startswith("docs/a/b.md:3:1: ")
    assert output.count("\n") == 1


def test_json_has_the_stable_fields_of_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(run(capsys, "--output", "json")[1])
    first = document["findings"][0]
    assert document["version"] == 2
    assert first["location"] == {"path": "docs/a/b.md", "line": 3, "column": 1}
    assert (first["rule"], first["severity"], first["page"], first["key"]) == (
        "broken-link",
        "error",
        "a/b.md",
        ["gone.md"],
    )
    assert {"message", "hint"} <= first.keys()


def test_messages_use_the_name_of_the_configuration_file(capsys: pytest.CaptureFixture[str], site: Path) -> None:
    (site / "mkdocs.yml").rename(site / "site.yml")
    write_files(site, {"site.yml": "site_name: X\nnav: [index.md, gone.md]\n"})
    assert main(["check", "-f", "site.yml", "--no-cache", "--no-plugins", "--output", "concise"]) == 1
    output = capsys.readouterr().out
    assert "site.yml:2:1: error: the nav names `gone.md`" in output
    assert "mkdocs.yml" not in output
