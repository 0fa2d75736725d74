"""Locate findings about a nav that the author did not write: from a plugin, a pattern or folders."""

from collections.abc import Mapping

import pytest

from tests.conftest import Make

DEEP = "a/b/c/d/deep.md"
OPTIONS = "doc-lint: {select: [nav-too-deep], rules: {nav-too-deep: {max_depth: 2}}}"
GENERATE = """\
import mkdocs_gen_files

with mkdocs_gen_files.open("a/b/c/d/deep.md", "w") as file:
    file.write("# Deep")
"""
GENERATE_NAV = """\
import mkdocs_gen_files

with mkdocs_gen_files.open("SUMMARY.md", "w") as file:
    file.write("* [Home](index.md)\\n* A\\n    * B\\n        * C\\n            * [Deep](a/b/c/d/deep.md)\\n")
"""


@pytest.mark.parametrize(
    ("config", "files", "where"),
    [
        ("plugins:\n  - %s\n", {f"docs/{DEEP}": "# Deep\n"}, f"docs/{DEEP}:1:1"),
        (
            "plugins:\n  - %s\n  - gen-files:\n      scripts: [make.py]\n",
            {"make.py": GENERATE},
            "mkdocs.yml:3:1",
        ),
        (
            "plugins:\n  - %s\n  - gen-files:\n      scripts: [make.py]\n  - literate-nav\n",
            {"make.py": GENERATE_NAV, f"docs/{DEEP}": "# Deep\n"},
            "mkdocs.yml:3:1",
        ),
        (
            "plugins:\n  - %s\n  - literate-nav\nnav:\n  - '*'\n",
            {f"docs/{DEEP}": "# Deep\n"},
            "mkdocs.yml:4:1",
        ),
    ],
)
def test_finding_is_located_where_the_entry_comes_from(
    project: Make, config: str, files: Mapping[str, str], where: str
) -> None:
    site = project({"mkdocs.yml": config % OPTIONS, "docs/index.md": "# Home\n", **files})
    assert f"{where}: error: " in site.check().output


def test_titles_and_pages_from_the_environment_have_lines(project: Make) -> None:
    titles = "nav:\n  - !ENV [NO_SUCH_TITLE, Home]: index.md\n  - !ENV [NO_SUCH_TITLE, A]:\n"
    config = f"{titles}      - !ENV [NO_SUCH_PAGE, gone.md]\nplugins: [doc-lint]\n"
    site = project({"mkdocs.yml": config, "docs/index.md": "# Home\n"})
    assert "mkdocs.yml:4:1: error: " in site.check("--no-plugins").output
