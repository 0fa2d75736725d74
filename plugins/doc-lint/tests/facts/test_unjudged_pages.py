"""Pages of which something is known only to the build, and what follows from that."""

from collections.abc import Mapping

import pytest

from doc_lint.testing import lint_files

HOOK = "def on_page_markdown(markdown, **_): ..."
SNIPPETS = "markdown_extensions: [pymdownx.snippets: {base_path: docs}]\n"
INCLUDE = '# Home\n\n--8<-- "made.txt"\n\n[x](#from-there)\n'
REPOSITORY = {".git/HEAD": "", ".gitignore": "made.txt\n"}
OTHER = {"docs/a.md": "# A\n\nText.\n"}


@pytest.mark.parametrize(
    ("files", "pages"),
    [
        ({}, {}),
        ({"mkdocs.yml": "hooks: [hook.py]\n", "hook.py": HOOK}, {"the hook `hook.py` may change pages": 2}),
        ({"mkdocs.yml": "hooks: [hook.py]\n", "hook.py": "def on_nav(nav, **_): ..."}, {}),
        ({"mkdocs.yml": "plugins: [macros]\n"}, {}),
        (
            {"mkdocs.yml": "plugins: [macros]\n", "docs/index.md": "# Home\n\n{{ text }}\n"},
            {"hooks or macros fill in the pages": 1},
        ),
        ({"mkdocs.yml": SNIPPETS, "docs/index.md": INCLUDE}, {}),
        (
            {"mkdocs.yml": SNIPPETS, "docs/index.md": INCLUDE, **REPOSITORY},
            {"Git ignores `docs/made.txt`, which is not there": 1},
        ),
        (
            {"mkdocs.yml": f"{SNIPPETS}plugins: [gen-files]\n", "docs/index.md": INCLUDE},
            {"the plugin `gen-files` may generate pages, and did not run": 1},
        ),
        (
            {
                "mkdocs.yml": f"{SNIPPETS}plugins: [{{doc-lint: {{generated: ['*.txt']}}}}]\n",
                "docs/index.md": INCLUDE,
            },
            {"the build generates a file that they include": 1},
        ),
    ],
)
def test_pages_are_counted_by_reason(files: Mapping[str, str], pages: Mapping[str, int]) -> None:
    assert lint_files({"docs/index.md": "# Home\n\nText.\n", **OTHER, **files}).pages_unjudged() == pages


def test_title_and_anchors_may_come_from_a_file_that_is_generated() -> None:
    site = {"mkdocs.yml": SNIPPETS, "docs/index.md": INCLUDE.removeprefix("# Home\n\n") + "\nText.\n"}
    missing = lint_files(site, select=("missing-title", "broken-anchor"))
    assert [finding.rule for finding in missing.findings] == ["missing-title", "broken-anchor"]
    generated = lint_files({**site, **REPOSITORY}, select=("missing-title", "broken-anchor"))
    assert generated.findings == ()
    assert generated.unjudged_links() == {"the pages include files that are generated": 1}
