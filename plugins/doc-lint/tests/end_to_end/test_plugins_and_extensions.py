"""Sites with common plugins and extensions: no findings on valid ones, and dead links are reported at their line."""

import pytest

from doc_lint.testing import Files, lint_files
from tests.conftest import Make

SLUG = "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}"
TABS = "markdown_extensions:\n  - pymdownx.tabbed: {alternate_style: true, %sslugify: " + SLUG + "}\n"
TAB = '## Install\n\n=== "Linux"\n\n    Run it.\n'
HOOK = "def on_page_markdown(markdown, **_):\n    return markdown.replace('CHANGES.md', 'changes.md')\n"
NAV = """\
site_url: https://docs.example.com/sub/
nav:
  - Home: index.md
  - Part: guide/#part
  - Api: api/
  - Abs: /sub/guide/
  - Company: /
"""
SOUND = {
    "tabs with ids": {"mkdocs.yml": TABS % "", "docs/index.md": f"# Home\n\n[x](#linux)\n\n{TAB}"},
    "tabs with ids of their heading": {
        "mkdocs.yml": TABS % "combine_header_slug: true, ",
        "docs/index.md": f"# Home\n\n[x](#install-linux)\n\n{TAB}",
    },
    "pictures in headings": {
        "docs/index.md": "# Home\n\n[x](#setup)\n\n## Setup [![b](https://b.example/)](https://c.example/)\n"
    },
    "headings without a space": {"docs/index.md": "#Home\n\n[x](#setup)\n\n##Setup\n"},
    "math": {
        "mkdocs.yml": "markdown_extensions: [footnotes, pymdownx.arithmatex: {generic: true}]\n",
        "docs/index.md": "# Home\n\n$[u](v.md)$ and \\\\(y_[a][b]\\\\).\n\n$$\nM[p] = [^3]\n$$\n",
    },
    "nav entries that are addresses": {
        "mkdocs.yml": NAV,
        "docs/index.md": "# Home\n\n[Guide](guide.md)\n",
        "docs/guide.md": "# Guide\n\n## Part\n\nText.\n",
        "docs/api/index.html": "<h1>Api</h1>",
    },
    "files that the build writes": {
        "mkdocs.yml": "site_url: https://docs.example.com/\n",
        "docs/index.md": "# Home\n\n[a](sitemap.xml) [b](404.html) [d](api/)\n[c](https://docs.example.com/sitemap.xml)\n",
        "docs/api/index.html": "<h1>Api</h1>",
    },
    "other versions of the site": {
        "mkdocs.yml": "site_url: https://org.example.com/proj/latest/\n",
        "docs/index.md": "# Home\n\n[dev](../dev/)\n",
    },
    "links that a hook changes": {
        "mkdocs.yml": "hooks: [hook.py]\n",
        "hook.py": HOOK,
        "docs/index.md": "# Home\n\n[x](CHANGES.md)\n",
        "docs/changes.md": "# Changes\n\nText.\n",
    },
    "lists of tags": {
        "mkdocs.yml": "theme: {name: material, font: false}\nplugins: [material/tags]\n",
        "docs/index.md": "---\ntags: [alpha]\n---\n# Home\n\n[x](tags.md#tag:alpha)\n",
        "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
    },
    "words of placeholders in sentences": {
        "docs/index.md": "# Home\n\nData has to be written to disk. It is a TODO list app.\n"
    },
}
BROKEN = {
    "reference below text": ({"docs/index.md": "# Home\n\nSee [the other][o].\n[o]: gone.md\n"}, "docs/index.md:3:5"),
    "heading that is indented": ({"docs/index.md": "# Home\n\n[a](#in)\n\n  ## In\n"}, "docs/index.md:3:1"),
    "slash before a source file": (
        {"docs/index.md": "# Home\n\n[x](/deep/page.md)\n", "docs/deep/page.md": "# Page\n"},
        "docs/index.md:3:1",
    ),
    "README.md next to index.html": (
        {
            "docs/index.md": "# Home\n\n[x](demo/README.md)\n",
            "docs/demo/README.md": "# Demo\n",
            "docs/demo/index.html": "<h1>raw</h1>",
        },
        "docs/index.md:3:1",
    ),
}
RULES = ("links", "nav-entry-without-page", "missing-title", "empty-page", "placeholder-text")


def test_check_finds_nothing_on_valid_sites() -> None:
    found = {name: [str(each) for each in lint_files(files, select=RULES).findings] for name, files in SOUND.items()}
    assert {name: findings for name, findings in found.items() if findings} == {}


@pytest.mark.parametrize("name", SOUND)
def test_valid_site_passes_a_strict_build(name: str, project: Make) -> None:
    built = project(with_plugin(SOUND[name])).build("--strict")
    assert (built.code, "[" in built.output.split("Building documentation")[-1]) == (0, False), built.output


@pytest.mark.parametrize(("files", "place"), BROKEN.values(), ids=BROKEN)
def test_dead_link_is_reported_at_its_line(files: Files, place: str, project: Make) -> None:
    checked = lint_files(files, select=("broken-link", "broken-anchor")).findings
    assert [str(finding.location) for finding in checked] == [place]
    built = project(with_plugin(files)).build().output
    assert built.count(f"{place}: `") == 1, built


def with_plugin(files: Files) -> dict[str, str | bytes]:
    """Add doc-lint to the plugins of a site."""
    options = f"{{doc-lint: {{select: [{', '.join(RULES)}]}}}}"
    config = str(files.get("mkdocs.yml", ""))
    added = config.replace("plugins: [", f"plugins: [{options}, ")
    return {**files, "mkdocs.yml": added if added != config else f"{config}plugins: [search, {options}]\n"}
