"""Links that only the build can check are unjudged, and the summary counts them."""

import json
from collections.abc import Mapping

import pytest

from tests.conftest import Make

LINKS = """\
---
next_steps: [api.md#shop.Cart]
---
# Home

[a](api.md#shop.Cart) [b](api.md#shop.Basket) [c](filled.md#x) [d](filled.md#filled) [e](api.md#nowhere)
"""
FILES: Mapping[str, str | bytes] = {
    "docs/index.md": LINKS,
    "docs/filled.md": "# Filled\n\n{{ words }}\n",
    "docs/api.md": "# API\n\n::: shop\n",
    "shop.py": "class Cart: ...\n",
    "hook.py": "def on_page_markdown(markdown, **_): ...",
}
SELECT = "{select: [broken-anchor, broken-next-step]%s}"


@pytest.mark.parametrize(
    ("package", "left"),
    [
        (
            "",
            {
                "blocks": {"broken-anchor": 2, "broken-next-step": 1},
                "hooks": {"broken-anchor": 1},
                "changes": {"broken-anchor": 1},
            },
        ),
        (", package: shop", {"hooks": {"broken-anchor": 1}, "changes": {"broken-anchor": 2}}),
    ],
)
def test_anchors_that_only_the_build_adds_are_counted(
    project: Make, package: str, left: Mapping[str, Mapping[str, int]]
) -> None:
    config = f"hooks: [hook.py]\nplugins: [{{doc-lint: {SELECT % package}}}]\n"
    site = project({"mkdocs.yml": config, **FILES})
    reasons = {
        "blocks": "the names in their `:::` blocks are unknown",
        "hooks": "hooks or macros fill in the pages",
        "changes": "a plugin or hook may change the pages",
    }
    unjudged = json.loads(site.check("--output=json").output)["summary"]["unjudged"]
    expected = {(rule, reasons[why], links) for why, rules in left.items() for rule, links in rules.items()}
    assert {(each["rule"], each["reason"], each["links"]) for each in unjudged} == expected
    summary = site.check().output.splitlines()[-1]
    assert "; 3 pages unjudged: the hook `hook.py` may change pages" in summary
    assert "; 1 link unjudged: hooks or macros fill in the pages" in summary
    assert ("; 3 links unjudged: the names in" in summary) is ("blocks" in left)


def test_only_links_in_the_given_paths_are_counted(project: Make) -> None:
    site = project({"mkdocs.yml": "hooks: [hook.py]\n", **FILES})
    assert "links unjudged" in site.check("docs/index.md").output
    assert "link" not in site.check("docs/filled.md").output
    assert "; 1 page unjudged: " in site.check("docs/filled.md").output


def test_nothing_is_unjudged_in_a_build(project: Make) -> None:
    config = "hooks: [hook.py]\nplugins: [doc-lint]\n"
    site = project({"mkdocs.yml": config, "hook.py": "def on_page_markdown(markdown, **_):\n    return markdown\n"})
    site.write({"docs/index.md": "# Home\n\nText.\n"})
    assert site.check().output.endswith("; 1 page unjudged: the hook `hook.py` may change pages\n")
    built = site.build()
    assert "INFO    -  doc-lint: no findings;" in built.output
    assert " unjudged: " not in built.output
