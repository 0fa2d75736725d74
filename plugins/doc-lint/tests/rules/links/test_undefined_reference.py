"""The rule undefined-reference."""

import pytest

from doc_lint.testing import findings


def test_reference_and_footnote_without_a_definition_are_reported() -> None:
    assert findings("undefined-reference", {"docs/index.md": "# H\n\nText\n[a][gone] b[^1].\n"}) == [
        "docs/index.md:4:1: the reference `[gone]` is not defined on this page",
        "docs/index.md:4:12: the footnote `[^1]` is not defined on this page",
    ]


def test_name_is_shown_without_extra_blanks() -> None:
    assert findings("undefined-reference", {"docs/index.md": "[a][ the  guide ]\n"}) == [
        "docs/index.md:1:1: the reference `[the guide]` is not defined on this page"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[a][r]\n\n[r]: x.md",
        "b[^1]\n\n[^1]: x",
        "`[a][r]`",
        "rows[0][1]",
        "[ ] a task",
        "[a] [b]",
        "[a]",
        "    [a][r]",
        "\\[^1]",
        "<code>[a][r]</code>",
        "[a][  ]",
    ],
)
def test_defined_names_and_other_text_are_not_reported(text: str) -> None:
    assert findings("undefined-reference", {"docs/index.md": f"# H\n\n{text}\n"}) == []


def test_names_that_a_plugin_resolves_are_allowed() -> None:
    config = 'plugins: [{doc-lint: {rules: {undefined-reference: {allow: ["shop.*"]}}}}]\n'
    assert findings("undefined-reference", {"mkdocs.yml": config, "docs/index.md": "[Cart][shop.Cart]\n"}) == []


@pytest.mark.parametrize("plugins", ["[autorefs]", "[search, mkdocstrings: {handlers: {}}]"])
def test_where_a_plugin_resolves_names_only_footnotes_are_judged(plugins: str) -> None:
    files = {"mkdocs.yml": f"plugins: {plugins}\n", "docs/index.md": "[Cart][shop.Cart] and[^1]\n"}
    assert findings("undefined-reference", files) == [
        "docs/index.md:1:22: the footnote `[^1]` is not defined on this page"
    ]
