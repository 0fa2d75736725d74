"""`llms.txt` lists the Markdown versions by section, `llms-full.txt` has their text."""

import pytest

from tests.theme.conftest import Built

pytestmark = pytest.mark.xdist_group("theme")


def test_the_lists_name_the_pages_by_section_and_the_reference_last(site: Built) -> None:
    assert (
        (site.folder / "llms.txt").read_text("utf-8")
        == """\
# Small site

## Start

- [Welcome](https://small.example/docs/index.md): Start.

## Guides

- [Guides](https://small.example/docs/guides/index.md): About the guides.
- [Deploy Ray](https://small.example/docs/guides/ray/index.md): How to run Ray.
- [Note](https://small.example/docs/guides/apart/note/index.md)

## Optional

- [module](https://small.example/docs/api/module/index.md): A module.
"""
    )
    full = (site.folder / "llms-full.txt").read_text("utf-8")
    assert [line for line in full.splitlines() if line.startswith("# ")] == [
        "# Small site",
        "# Welcome",
        "# Guides",
        "# Deploy *Ray*",
        "# Note",
    ]
