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


EXTENDED = """\
---
title: Home
---
# Home

<!-- table -->

[x](gone.md)

<!-- doc-lint: allow broken-link -- it comes later -->
[y](gone.md)

--8<-- "gone.md"
"""


def test_locations_on_a_page_that_a_script_extends_are_those_of_its_author(tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, "docs/index.md": EXTENDED})
    config = load_config(str(tmp_path / "site.yml"))
    files = get_files(config)
    set_exclusions(files, config)
    file = files.src_uris["index.md"]
    file.content_string = EXTENDED.replace("---\n#", "more: 1\n---\n#").replace(
        "<!-- table -->", "| a |\n|---|\n| [z](gone.md) |\n\nMore."
    )
    site = site_from_build(config, files, get_navigation(files, config))
    page = site.page_by_path["index.md"]
    assert [(link.text, link.location.line) for link in page.links] == [("z", 5), ("x", 8), ("y", 11)]
    assert [heading.location.line for heading in page.headings] == [4]
    assert page.front_matter.lines["title"] == 2
    assert [include.location.line for include in page.missing_includes] == [13]
    assert [(each.location.line, each.lines) for each in site.suppressions] == [(10, (10, 11))]
