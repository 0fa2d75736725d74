"""Sites that MkDocs need not read: they are the same without it, and any other site is left to it."""

from pathlib import Path

import pytest

from doc_lint.cli.load import Place, load
from doc_lint.mkdocs import run as mkdocs_run
from doc_lint.sources.config import plain
from doc_lint.sources.config.raw_config import read_config
from doc_lint.testing import write_files
from tests.end_to_end.test_same_findings import FILES, NAV

SITE = {
    **FILES,
    "docs/README.md": "# Readme\n",
    "docs/.hidden/x.md": "# Hidden\n",
    "docs/templates/x.md": "# Template\n",
    "docs/css/base.css": "",
    "docs/größe 1.md": "---\ntitle: [\n---\n[a](<größe 1.md>)\n",
    ".gitignore": "out\n",
    ".git/HEAD": "",
}
EXTENSIONS = """\
markdown_extensions:
  - toc: {permalink: true, toc_depth: 2}
  - attr_list
  - pymdownx.snippets
  - pymdownx.tabbed: {alternate_style: true}
"""
PLAIN = {
    "defaults": "",
    "no plugins": "plugins: []\nuse_directory_urls: false\n",
    "material": "theme: {name: material, features: [navigation.tabs]}\nsite_url: https://x.example/docs/\n",
    "readthedocs": "theme: readthedocs\nnot_in_nav: |\n  odd.md\n  deep/\n",
    "nav": f"{NAV}{EXTENSIONS}plugins: [search, {{doc-lint: {{select: [all]}}}}]\ndocs_dir: docs\n",
}
OTHERS = {
    "plugin": "plugins: [tags]\n",
    "options of the search": "plugins: [search: {lang: xx}]\n",
    "no list of plugins": "plugins:\n",
    "turned off": "plugins: [doc-lint: {enabled: false}]\n",
    "hook": "hooks: [a.py]\n",
    "variable": "site_url: !ENV URL\n",
    "function": "markdown_extensions: [toc: {slugify: !!python/name:pymdownx.slugs.uslugify }]\n",
    "inherited": "INHERIT: base.yml\n",
    "custom theme": "theme: {name: mkdocs, custom_dir: theme}\n",
    "theme of nobody": "theme: not-there\n",
    "option of a theme": "theme: {name: mkdocs, locale: xx}\n",
    "unknown extension": "markdown_extensions: [not_there]\n",
    "module that is no extension": "markdown_extensions: [pymdownx.util]\n",
    "option of an extension": "markdown_extensions: [toc: {toc_depth: deep}]\n",
    "option of an extension without any": "markdown_extensions: [tables: {a: 1}]\n",
    "title in the nav": "nav: [1: index.md]\n",
    "empty section": "nav: [A: []]\n",
    "no URL": "site_url: x\n",
    "excluded files": "exclude_docs: '*.png'\n",
    "folder": "docs_dir: ../docs\n",
    "key": "site_dir: docs/site\n",
}


def theme_files(root: Path, config: str, name: str = "mkdocs.yml") -> frozenset[str] | None:
    text = f"site_name: X\n{config}"
    write_files(root, {**SITE, name: text})
    return plain.theme_files(
        root, name, text.encode(), read_config({name: text.encode(), "base.yml": b"site_name: X"}, name)
    )


@pytest.mark.parametrize("name", PLAIN)
def test_plain_site_is_the_same_as_mkdocs_reads_it(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert theme_files(tmp_path, PLAIN[name])
    place = Place(tmp_path / "mkdocs.yml")
    with monkeypatch.context() as without:
        without.setattr(mkdocs_run, "load", None)
        site = load(place).site
    monkeypatch.setattr(plain, "theme_files", lambda *_: None)
    assert load(place).site == site


@pytest.mark.parametrize("name", OTHERS)
def test_other_site_is_left_to_mkdocs(tmp_path: Path, name: str) -> None:
    assert theme_files(tmp_path, OTHERS[name]) is None


def test_site_with_a_link_on_the_disk_is_left_to_mkdocs(tmp_path: Path) -> None:
    assert theme_files(tmp_path, "")
    (tmp_path / "docs/guides/gone.md").symlink_to("nowhere.md")
    assert theme_files(tmp_path, "") is None


def test_other_fork_reads_its_own_sites(tmp_path: Path) -> None:
    assert theme_files(tmp_path, "", "properdocs.yml") is None


def test_site_without_a_name_or_a_folder_is_left_to_mkdocs(tmp_path: Path) -> None:
    write_files(tmp_path, {"mkdocs.yml": "theme: mkdocs\n", "docs/index.md": "# Home\n"})
    assert plain.theme_files(tmp_path, "mkdocs.yml", b"", {"theme": "mkdocs"}) is None
    assert plain.theme_files(tmp_path, "mkdocs.yml", b"", {"site_name": "X"})
    assert plain.theme_files(tmp_path, "mkdocs.yml", b"", {"site_name": "X", "docs_dir": "gone"}) is None
