"""The line of each key and list entry in a TOML file."""

import tomllib
from collections.abc import Iterator
from textwrap import dedent
from typing import Any

import pytest

from doc_lint.sources.config.toml_lines import toml_lines

EVERYTHING = dedent('''\
    "quoted key" = 1
    dotted . "key".'x y' = { a = [1, { b = "]" }], "c.d" = "}" }  # ] }
    text = """
    [not.a.table]
    a = 1 "" \\""" and \\\\"""
    raw = \'\'\'
    # no comment
    \'\'\'
    number = 1_000.5e-3
    date = 1979-05-27T07:32:00Z
    list = [
      # a comment with ] and "
      "a", [["b"], []],

      {c = 1},
    ]

    [rules]
    [rules.nav-too-deep]
    max_depth = 2
    [ rules . "missing-page" ]
    pages = ["a.md"]

    [[allow]]
    rule = "x"
    [allow.more]
    deep = true
    [[allow]]
    rule = "y"
    pages = [ "b/**" ]
    [[allow.inner]]
    z = 1
    [[allow.inner]]
    z = 2
    ''')


def keys(value: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the keys of every entry of a document."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in pairs:
        yield (*above, str(key))
        if isinstance(value, list) and isinstance(below, str):
            yield (*above, below)
        yield from keys(below, (*above, str(key)))


@pytest.mark.parametrize("text", [EVERYTHING, EVERYTHING.rstrip(), "", "a = 1", "[a]"])
def test_every_entry_has_a_line(text: str) -> None:
    assert toml_lines(text).keys() == {(), *keys(tomllib.loads(text))}


def test_lines_are_those_of_the_entries() -> None:
    lines = toml_lines(EVERYTHING)
    source = EVERYTHING.splitlines()
    expected = {
        ("quoted key",): '"quoted key" = 1',
        ("dotted", "key", "x y", "a", "1", "b"): source[1],
        ("dotted", "key", "x y", "c.d"): source[1],
        ("number",): "number = 1_000.5e-3",
        ("list", "a"): '  "a", [["b"], []],',
        ("list", "1", "0", "b"): '  "a", [["b"], []],',
        ("list", "2", "c"): "  {c = 1},",
        ("rules",): "[rules]",
        ("rules", "nav-too-deep"): "[rules.nav-too-deep]",
        ("rules", "nav-too-deep", "max_depth"): "max_depth = 2",
        ("rules", "missing-page", "pages", "a.md"): 'pages = ["a.md"]',
        ("allow", "0", "rule"): 'rule = "x"',
        ("allow", "0", "more", "deep"): "deep = true",
        ("allow", "1", "rule"): 'rule = "y"',
        ("allow", "1", "pages", "b/**"): 'pages = [ "b/**" ]',
        ("allow", "1", "inner", "1", "z"): "z = 2",
    }
    assert {key: source[lines[key] - 1] for key in expected} == expected


def test_table_of_a_document() -> None:
    text = '[tool.other]\nselect = 1\n\n[tool.doc-lint]\nselect = ["links"]\n[tool.doc-lint.rules.missing-page]\n'
    assert toml_lines(text, ("tool", "doc-lint")) == {
        (): 4,
        ("select",): 5,
        ("select", "0"): 5,
        ("select", "links"): 5,
        ("rules",): 6,
        ("rules", "missing-page"): 6,
    }
