"""The same site gives the same findings from the build, from `check` and from `check --no-plugins`."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from doc_lint import Site
from doc_lint.cli.load import Place, load
from tests.conftest import Make

PLUGIN = "plugins: [search, {doc-lint: {select: [all]}}]\n"
LITERATE = "plugins: [literate-nav, {doc-lint: {select: [all]}}]\nexclude_docs: /SUMMARY.md\n"
ODD = """\
# Odd

See [gone](gone.md), [A](guides/a.md#nowhere), [case](Guides/a.md), [url](guides/a/),
[root](/guides/a/) and [out](out.md).

![](missing.png) <a href="guides/a.md">raw</a> [undefined][nope]

#### Jump
"""
FILES = {
    "docs/index.md": "---\nnext_steps: [gone.md]\n---\n# Home\n\n[A](guides/a.md) [odd](odd.md)\n",
    "docs/odd.md": ODD,
    "docs/out.md": "# Out\n\nText.\n",
    "docs/guides/index.md": "# Guides\n\nSome.\n",
    "docs/guides/a.md": "# Größe\n\n## Größe 2\n\n!!! note\n    See [b](b.md#groe-2) and [c](b.md#größe-2).\n",
    "docs/guides/b.md": '# B\n\n## Größe 2\n\n--8<-- "parts/p.md"\n\n```python\nimport doc_lint_x\n```\n',
    "docs/guides/deep/README.md": "# Deep\n\n[up](../a.md)\n",
    "docs/guides/deep/er/still/x.md": "# X\n\nToo deep.\n",
    "docs/assets/p.png": "",
    "parts/p.md": "[broken](nowhere.md)\n",
}
NAV = """\
nav:
  - Home: index.md
  - odd.md
  - Guides:
      - guides/index.md
      - A: guides/a.md
      - A: guides/b.md
      - Deep:
          - guides/deep/README.md
          - Er: [{Still: [guides/deep/er/still/x.md]}]
  - Gone: gone.md
  - Again: guides/a.md
  - Site: https://x.example/
"""
SUMMARY = """\
* [Home](index.md)
* [Guides](guides/index.md)
    * [A](guides/a.md)
    * guides/*.md
    * [Deep](guides/deep/)
* [Gone](gone.md)
"""
SITES: Mapping[str, Mapping[str, str]] = {
    "nav of the configuration": {"mkdocs.yml": PLUGIN + NAV},
    "nav of folders": {"mkdocs.yml": PLUGIN},
    "nav file": {"mkdocs.yml": LITERATE, "docs/SUMMARY.md": SUMMARY, "docs/guides/deep/SUMMARY.md": ""},
    "files and not folders as URLs": {"mkdocs.yml": PLUGIN + NAV + "use_directory_urls: false\n"},
    "unpublished pages": {"mkdocs.yml": PLUGIN + NAV + "draft_docs: out.md\nnot_in_nav: /odd.md\nexclude_docs: x.md\n"},
    "readme next to index": {"mkdocs.yml": PLUGIN + NAV, "docs/guides/README.md": "# Readme\n\n[x](a.md)\n"},
    "names that URLs encode": {
        "mkdocs.yml": PLUGIN,
        "docs/ü b/first page.md": "# First\n\n[x](größe%20100%25.md#nowhere) [y](../../ü%20b/größe%20100%25/)\n",
        "docs/ü b/größe 100%.md": "# Größe\n\n[x](<first page.md>) [y](first%20page.md#first)\n",
    },
    "titles that YAML takes for something else": {
        "mkdocs.yml": PLUGIN + "nav: [{on: [{1: index.md}, {1: odd.md}]}, {2024-01-01: out.md}]\n",
    },
    "nav of 50 levels": {
        "mkdocs.yml": PLUGIN + f"nav: {'[{a: ' * 50}odd.md{'}]' * 50}\n",
    },
    "address with a path": {"mkdocs.yml": PLUGIN + NAV + "site_url: https://x.example/docs\n"},
    "links from the docs folder": {
        "mkdocs.yml": PLUGIN + NAV + "validation: {links: {absolute_links: relative_to_docs}}\n",
        "docs/odd.md": "# Odd\n\n[a](/guides/a.md) [gone](/gone.md) [home](/)\n",
    },
    "links out of the docs folder": {"mkdocs.yml": PLUGIN + NAV, "docs/odd.md": "# Odd\n\n[a](../guides/a.md)\n"},
    "extensions": {
        "mkdocs.yml": PLUGIN
        + NAV
        + "markdown_extensions:\n  - attr_list\n  - admonition\n  - pymdownx.snippets\n  - toc:\n      slugify: "
        "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}\n"
    },
    "suppressions": {
        "mkdocs.yml": PLUGIN.replace("[all]", "[all], allow: [{rule: broken-link, pages: ['guides/*.md']}]") + NAV,
        "docs/out.md": "<!-- doc-lint: allow page-not-in-nav -- it is out -->\n# Out\n\nText.\n",
        "docs/guides/b.md": "# B\n\n<!-- doc-lint: allow heading-jump -->\n#### Jump\n\n[x](gone.md)\n",
        "docs/guides/c.md": "# C\n\n<!-- doc-lint: allow heading-jump -->\nText.\n",
    },
    "files that share an address": {
        "mkdocs.yml": PLUGIN + NAV,
        "docs/demo/index.html": "<h1>Demo</h1>",
        "docs/demo/README.md": "# Demo\n\nText.\n",
    },
    "inherited and from the environment": {
        "mkdocs.yml": "INHERIT: base.yml\nmarkdown_extensions: {attr_list: {}}\n"
        "site_url: !ENV [NO_SUCH, 'https://y.example']\n",
        "base.yml": PLUGIN + NAV,
    },
}

each_site = pytest.mark.parametrize("name", SITES)


def read(root: Path, *, plugins: bool, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.chdir(root)
    loaded = load(Place(config=Path("mkdocs.yml")), plugins=plugins)
    assert loaded.note == ""
    return loaded.site


@each_site
def test_check_with_and_without_plugins_reads_the_same_site(
    project: Make, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project({**FILES, **SITES[name]}).root
    built, sources = (read(root, plugins=plugins, monkeypatch=monkeypatch) for plugins in (True, False))
    assert sources.pages == built.pages
    assert sources.nav == built.nav
    assert sources.unpublished == built.unpublished
    assert sources.shadowed == built.shadowed
    assert sources.option_lines == built.option_lines
    assert (sources.site_url, sources.config_path) == (built.site_url, built.config_path)
    assert sources.files <= built.files  # MkDocs has those of the theme, too


FINDING = re.compile(r"^(?:.*doc-lint: )?(\S+?:\d+:\d+: )(?:error: |warning: |info: )?(.*\])$", re.MULTILINE)


@each_site
def test_build_and_check_report_the_same_findings(project: Make, name: str) -> None:
    site = project({**FILES, **SITES[name]})
    built = FINDING.findall(site.build().output)
    assert len(built) > 10
    assert FINDING.findall(site.check().output) == built
    assert FINDING.findall(site.check("--no-plugins").output) == built


@pytest.mark.parametrize("plugins", [True, False])
def test_includes_are_found_from_any_working_directory(
    project: Make, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, plugins: bool
) -> None:
    """A site is often checked in another folder than it is built in; pymdownx uses the working directory."""
    config = PLUGIN + "markdown_extensions: [{pymdownx.snippets: {base_path: [parts]}}]\n"
    site = project({"mkdocs.yml": config, "docs/index.md": '--8<-- "a.md"\n', "parts/a.md": "# Home\n\nText.\n"})
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    page = load(Place(config=site.root / "mkdocs.yml"), plugins=plugins).site.page_by_path["index.md"]
    assert (page.title, page.missing_includes) == ("Home", ())
