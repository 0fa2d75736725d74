"""Read a site from a MkDocs build, before pages are rendered."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from doc_lint import Site
from doc_lint.sources.build import dialect_of, site_from_build
from doc_lint.testing import write_files

CONFIG = """\
site_name: X
site_url: https://x.example/docs/
theme: mkdocs
exclude_docs: out.md
markdown_extensions: [attr_list, pymdownx.snippets: {base_path: [parts]}]
nav:
  - Home: index.md
  - Guides:
      - guides/a b.md
  - Away: https://away.example/
"""
FILES = {
    "site.yml": CONFIG,
    "docs/index.md": "# Home\n\n[x](gone.md)\n",
    "docs/guides/a b.md": "# A\n",
    "docs/out.md": "# Out\n",
    "docs/logo.svg": "<svg/>",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    write_files(tmp_path, FILES)
    config = load_config(str(tmp_path / "site.yml"))
    files = get_files(config)
    set_exclusions(files, config)
    return site_from_build(config, files, get_navigation(files, config))


def test_pages_have_paths_urls_and_sources(site: Site) -> None:
    assert [(page.path, page.url, page.location.path) for page in site.pages] == [
        ("guides/a b.md", "guides/a b/", "docs/guides/a b.md"),
        ("index.md", "", "docs/index.md"),
    ]


def test_other_files_and_unpublished_ones(site: Site) -> None:
    assert "logo.svg" in site.files
    assert site.unpublished == {"out.md": "excluded"}
    assert site.site_url == "https://x.example/docs/"


def test_dialect_follows_the_extensions(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    dialect = dialect_of(load_config(str(tmp_path / "site.yml")))
    assert dialect.attr_list
    assert dialect.snippets is not None
    assert "parts" in dialect.snippets
