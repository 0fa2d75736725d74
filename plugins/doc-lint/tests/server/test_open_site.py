"""A site with unsaved text."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from doc_lint.cli.load import Place, load
from doc_lint.server.open_site import Interrupted, OpenSite, ReadSite
from doc_lint.sources import tree
from doc_lint.sources.config.raw_config import read_config
from doc_lint.sources.files.folder import Folder
from doc_lint.testing import write_files

FILES = {
    "mkdocs.yml": "site_name: A\nmarkdown_extensions: [pymdownx.snippets]\n",
    "docs/index.md": "# A\n\n[b](b.md#part)\n",
    "docs/b.md": '# B\n\n## Part\n\n--8<-- "part.txt"\n',
    "docs/c.md": "# C\n\n[b](b.md)\n",
    "part.txt": "Text.\n",
}


class OnDisk:
    """The site in a folder, without plugins."""

    config_path = "mkdocs.yml"

    def __init__(self, root: Path):
        self.root = root

    def read(self, unsaved: Mapping[str, bytes]) -> ReadSite:
        loaded = load(Place(self.root / "mkdocs.yml"), plugins=False, unsaved=unsaved)
        files = Folder(self.root, "", unsaved=unsaved)
        return ReadSite(loaded.site, loaded.options, tree.dialect_of(read_config(files, "mkdocs.yml"), files, "docs"))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenSite:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path, FILES)
    opened = OpenSite(OnDisk(tmp_path))
    opened.take(opened.read_again())
    opened.lint(lambda: True)
    return opened


def type_(site: OpenSite, path: str, text: str) -> dict[str, list[str]]:
    site.texts[path] = text
    site.change(path)
    return {file: [each.rule for each in found] for file, found in site.lint_page(path).items()}


def test_unsaved_text_has_the_findings_of_saved_text(site: OpenSite) -> None:
    assert type_(site, "docs/c.md", "# C\n\n[x](x.md)\n")["docs/c.md"] == ["broken-link"]
    assert [each.rule for each in site.lint(lambda: True)["docs/c.md"]] == ["broken-link"]
    site.texts.clear()
    assert site.change("docs/c.md")
    assert "docs/c.md" not in site.lint(lambda: True)


def test_findings_of_other_rules_stay_until_all_run(site: OpenSite) -> None:
    text = "# A\n\n[b](b.md#part)\n"
    assert type_(site, "docs/b.md", "# B\n\n## Other\n\nText.\n")["docs/b.md"] == []
    assert "docs/index.md" not in site.found
    assert [each.rule for each in site.lint(lambda: True)["docs/index.md"]] == ["broken-anchor"]
    assert type_(site, "docs/index.md", text + "\nMore.\n")["docs/index.md"] == ["broken-anchor"]


def test_text_of_an_included_file_is_that_of_the_page(site: OpenSite) -> None:
    assert type_(site, "part.txt", "[x](x.md)\n")["part.txt"] == ["broken-link"]
    assert site.shows("part.txt")
    assert not site.shows("other.txt")


def test_suppression_counts_at_once(site: OpenSite) -> None:
    comment = "<!-- doc-lint: allow broken-link -- it is written tomorrow -->"
    assert type_(site, "docs/c.md", f"# C\n\n[b](b.md) [x](x.md) {comment}\n")["docs/c.md"] == []


def test_same_text_is_no_change(site: OpenSite) -> None:
    site.texts["docs/c.md"] = FILES["docs/c.md"]
    assert not site.change("docs/c.md")
    assert not site.change("elsewhere.md")


def test_page_whose_file_is_gone_stays_until_the_site_is_read_again(site: OpenSite) -> None:
    (site.source.root / "docs/c.md").unlink()
    assert not site.change("docs/c.md")
    site.take(site.read_again())
    assert site.page("docs/c.md") is None


def test_new_change_interrupts_all_runs_but_the_first(site: OpenSite) -> None:
    with pytest.raises(Interrupted):
        site.lint(lambda: False)
    fresh = OpenSite(site.source)
    fresh.take(fresh.read_again())
    assert fresh.lint_page("docs/c.md") == {}
    assert fresh.lint(lambda: False) == {}
