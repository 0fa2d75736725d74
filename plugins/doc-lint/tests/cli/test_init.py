"""`doc-lint init`: its configuration fits into the existing file, and the site then has no findings."""

from pathlib import Path

import pytest

from doc_lint.cli.init import initial_options
from doc_lint.cli.load import Place
from doc_lint.cli.main import main
from doc_lint.testing import write_files
from tests.conftest import Make

PAGES = {
    "docs/index.md": "---\ndescription: A site that has a few defects, like most sites do after some years.\n---\n"
    "# Home\n\n[gone](gone.md) [gone](gone2.md) [A](a.md)\n\n::: json\n",
    "docs/a.md": "---\ndescription: Another page of the site that has a few defects, like most pages.\n---\n"
    "# A\n\n[home](index.md)\n\n#### Jump\n\nText.\n",
}


@pytest.mark.parametrize("config", ["", "plugins:\n  - search\n", "plugins: [search]\n"])
@pytest.mark.parametrize("options", [[], ["--no-plugins"]])
def test_site_passes_afterwards(project: Make, config: str, options: list[str]) -> None:
    site = project({"mkdocs.yml": config, **PAGES})
    assert site.check(*options).code == 1
    outcome = site.run("doc_lint", "init", "--write", *options)
    assert outcome.output == "doc-lint: added to mkdocs.yml; the site passes with 3 rules ignored\n"
    text = (site.root / "mkdocs.yml").read_text()
    assert "package: json" in text
    assert "missing-description" in text
    assert site.check().code == 0
    built = site.build()
    assert built.code == 0
    assert "doc-lint: no findings" in built.output
    site.write({"docs/a.md": PAGES["docs/a.md"].replace("description", "title")})
    assert site.check().code == 1


def test_change_is_printed_without_write(project: Make) -> None:
    site = project({"mkdocs.yml": "plugins:\n  - search\n", **PAGES})
    before = (site.root / "mkdocs.yml").read_bytes()
    outcome = site.run("doc_lint", "init")
    assert outcome.code == 0
    assert outcome.output.startswith("--- a/mkdocs.yml\n+++ b/mkdocs.yml\n")
    assert "\n   - search\n+  - doc-lint:\n+      package: json\n" in outcome.output
    assert outcome.output.endswith(
        "doc-lint: to change mkdocs.yml like this, run doc-lint init --write; the site passes with 3 rules ignored\n"
    )
    assert (site.root / "mkdocs.yml").read_bytes() == before


def test_site_has_not_even_an_info_afterwards(project: Make) -> None:
    """A rule whose findings are only shown was once proposed as passed, and its findings were then shown."""
    pages = {"docs/index.md": "# Home\n\nText, and [a](/a/).\n", "docs/a.md": "# A\n\nText.\n"}
    site = project({"mkdocs.yml": "nav: [index.md, a.md]\n", **pages})
    assert site.run("doc_lint", "init", "--write").code == 0
    assert site.check().output.startswith("doc-lint: no findings; ")
    text = (site.root / "mkdocs.yml").read_text()
    assert "- absolute-link  # 1 finding\n" in text
    assert "dead-end-page" not in text
    assert "unlinked-child" in text


def test_package_is_proposed_only_if_a_rule_on_it_passes(project: Make) -> None:
    everything = "# Home\n\n::: shop\n"
    site = project({"docs/index.md": everything, "src/shop/__init__.py": "", "src/shop/cart.py": "def add(): ...\n"})
    place = Place(site.root / "mkdocs.yml")
    assert initial_options(place, plugins=False)["package"] == "shop"
    site.write({"docs/index.md": everything + "\n```python\nimport shop\n\nshop.gone()\n```\n"})
    options = initial_options(place, plugins=False)
    assert "undocumented-module" in options["ignore"]


def test_configuration_of_properdocs_is_changed(project: Make) -> None:
    site = project({"mkdocs.yml": "plugins:\n  - search\n", **PAGES})
    (site.root / "mkdocs.yml").rename(site.root / "properdocs.yml")
    outcome = site.run("doc_lint", "init", "--write")
    assert outcome.output.startswith("doc-lint: added to properdocs.yml; ")
    assert site.check().code == 0


def test_lines_are_printed_if_the_plugins_are_in_another_file(project: Make) -> None:
    site = project({"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "plugins: [search]\n", **PAGES})
    outcome = site.run("doc_lint", "init")
    assert outcome.code == 0
    assert "\n- doc-lint:\n    package: json\n" in f"\n{outcome.output}"
    assert "mkdocs.yml: its plugins are inherited; add doc-lint to the file that lists them\n" in outcome.output


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"mkdocs.yml": "plugins: [{doc-lint: {ignore: [links]}}]\n"}, "mkdocs.yml: doc-lint is already configured"),
        (
            {"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "plugins: [search]\n"},
            "mkdocs.yml: its plugins are inherited; add doc-lint to the file that lists them; doc-lint init prints the",
        ),
        ({"mkdocs.yml": "nav: [\n"}, "mkdocs.yml:3: "),
    ],
)
def test_file_that_cannot_be_changed_is_explained(project: Make, files: dict[str, str], message: str) -> None:
    site = project({**PAGES, **files})
    before = (site.root / "mkdocs.yml").read_bytes()
    outcome = site.run("doc_lint", "init", "--write")
    assert outcome.code == 2
    assert message in outcome.output
    assert "Traceback" not in outcome.output
    assert (site.root / "mkdocs.yml").read_bytes() == before


def test_folder_without_configuration_gets_a_toml_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path, {**PAGES, ".git/HEAD": ""})
    assert main(["check"]) == 1
    capsys.readouterr()
    assert main(["init"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith('package = "json"\n')
    assert '  "broken-link",  # 2 findings\n' in printed
    assert not Path("doc-lint.toml").exists()
    assert main(["init", "--write"]) == 0
    assert capsys.readouterr().out == "doc-lint: wrote doc-lint.toml; the site passes with 3 rules ignored\n"
    assert Path("doc-lint.toml").read_text() == printed
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("doc-lint: no findings; ")
    assert main(["init"]) == 2
    assert capsys.readouterr().err == "doc-lint: doc-lint.toml: doc-lint is already configured; run doc-lint check\n"
