"""What stops a build is named with the file of the site and its line."""

import pytest

from tests.conftest import Make

PLUGIN = "plugins: [literate-nav, doc-lint]\ntheme: {name: null, custom_dir: theme}\n"
HOME = {"docs/index.md": "# Home\n", "theme/main.html": ""}
INVALID = "stopped the build: Invalid IPv6 URL, at `//[x`"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"docs/a.md": "---\ntitle: A\n---\n# A\n\nb\n\n[c](//[x)\n"},
            f"docs/a.md:8: mkdocs.structure.pages {INVALID}",
        ),
        ({"docs/a.md": "# A\r\r[c][r]\r\r[r]: //[x\r"}, f"docs/a.md:5: mkdocs.structure.pages {INVALID}"),
        ({"docs/a.md": "# A\n\nb [bad\n\n[r](//[bad)\n"}, "docs/a.md:5: mkdocs.structure.pages stopped the build"),
        (
            {"docs/a.md": f"# A\n\n&#{'9' * 5000};\n"},
            "docs/a.md:3: mkdocs.structure.pages stopped the build: Exceeds the limit (4300 digits)",
        ),
        ({"docs/a.md": f"# A\n\n{'*' * 5000}a{'*' * 5000}\n"}, "docs/a.md: markdown.extensions.toc stopped the build"),
        ({"docs/a.md": "---\ntemplate: gone.html\n---\n# A\n"}, "docs/a.md:2: jinja2.loaders stopped the build"),
        ({"docs/a.md": "---\ntemplate: 5\n---\n# A\n"}, "docs/a.md: jinja2.loaders stopped the build"),
        (
            {"docs/SUMMARY.md": "* [A](index.md)\n* [B](//[x)\n"},
            f"docs/SUMMARY.md:2: mkdocs_literate_nav.parser {INVALID}",
        ),
        (
            {"mkdocs.yml": f"{PLUGIN.replace('literate-nav, ', '')}nav: [{{A: '//[x'}}]\n"},
            f"mkdocs.yml:3: mkdocs.structure.nav {INVALID}",
        ),
    ],
)
def test_error_of_mkdocs_names_the_file_of_the_site(project: Make, files: dict[str, str], message: str) -> None:
    built = project({"mkdocs.yml": PLUGIN, **HOME, **files}).build()
    assert built.code == 1
    assert f"doc-lint: {message}" in built.output
    assert "Traceback" not in built.output


def test_developers_see_the_traceback(project: Make) -> None:
    site = project({"mkdocs.yml": PLUGIN, **HOME, "docs/a.md": "# A\n\n[c](//[x)\n"})
    assert "Traceback" in site.build("--verbose").output
    site.write({"docs/a.md": "# A\n", "hook.py": "def on_page_content(html, **_):\n    html.gone\n"})
    site.write({"mkdocs.yml": f"site_name: A\n{PLUGIN}hooks: [hook.py]\n"})
    assert "Traceback" in site.build().output


LIMITS = """\
import doc_lint.mkdocs.build_error, doc_lint.time_limit
doc_lint.mkdocs.build_error._SECONDS = 0.2
doc_lint.time_limit._SAMPLE = 0.02
"""
FENCE = """
from time import process_time
def fence(*_, **__):
    until = process_time() + 0.6
    while process_time() < until: pass
    return ""
"""


def test_page_that_takes_python_markdown_too_long_stops_the_build(project: Make) -> None:
    page = {"docs/a.md": f"# A\n\nb\n\n{'[' * 3000}\n", "hook.py": LIMITS}
    built = project({"mkdocs.yml": f"{PLUGIN}hooks: [hook.py]\n", **HOME, **page}).build()
    assert built.code == 1
    assert "doc-lint: docs/a.md:5: Python-Markdown takes too long, at `[[[" in built.output
    assert "Traceback" not in built.output


def test_time_of_other_packages_does_not_count(project: Make) -> None:
    fence = "{name: a, class: a, format: !!python/name:hook.fence }"
    config = f"{PLUGIN}hooks: [hook.py]\nmarkdown_extensions: [pymdownx.superfences: {{custom_fences: [{fence}]}}]\n"
    built = project(
        {"mkdocs.yml": config, **HOME, "docs/index.md": "# A\n\n```a\n```\n", "hook.py": LIMITS + FENCE}
    ).build()
    assert built.code == 0, built.output
