"""What can follow in the configuration file, at the place of `|`."""

import pytest

from doc_lint import RULES, schema
from doc_lint.server.completion.options import in_config
from doc_lint.server.positions import Text
from doc_lint.testing import read_site

SITE = read_site({"docs/index.md": "# Home\n", "docs/a.md": "# A\n"})
PAGES = ["a.md", "index.md"]
SCHEMA = schema.options()
PLUGIN = "site_name: A\nplugins:\n  - search\n  - doc-lint:\n"


def offered(marked: str) -> tuple[str, list[str]] | None:
    offset = marked.index("|")
    found = in_config(SITE, SCHEMA, Text(marked.replace("|", "", 1), len), offset)
    return (marked[found.start : offset], [each.text for each in found.choices]) if found else None


@pytest.mark.parametrize(
    ("lines", "replaced", "expected"),
    [
        ("      |", "", "select:"),
        ("      sel|", "sel", "select:"),
        ("      select: [|", "", "broken-link"),
        ("      select: [links, bro|]", "bro", "broken-link"),
        ("      select:\n        - bro|", "bro", "broken-link"),
        ("      rules:\n        |", "", "broken-link:"),
        ("      rules:\n        too-many-clicks:\n          |", "", "max_clicks:"),
        ("      rules:\n        too-many-clicks:\n          severity: |", "", "warning"),
        ("      rules:\n        too-many-clicks:\n          start:\n          - |", "", "index.md"),
        ("      rules:\n        missing-page: \n          pages: [a.md, |", "", "index.md"),
        ("      allow:\n      - rule: bro|", "bro", "broken-link"),
        ("      allow:\n      - rule: broken-link\n        |", "", "pages:"),
        ("      cache: |", "", "false"),
        ("      # a comment\n\n      baseline: x\n      |", "", "package:"),
    ],
)
def test_options_and_their_values_are_offered(lines: str, replaced: str, expected: str) -> None:
    found = offered(PLUGIN + lines)
    assert found is not None
    assert found[0] == replaced
    assert expected in found[1]


def test_all_rules_are_offered_and_each_once() -> None:
    found = offered(f"{PLUGIN}      rules:\n        |")
    assert found is not None
    assert found[1] == [f"{rule.name}:" for rule in RULES]


@pytest.mark.parametrize("lines", ["nav:\n  - |", "nav:\n  - Guides:\n      - A: |"])
def test_pages_are_offered_in_the_nav(lines: str) -> None:
    assert offered(lines) == ("", PAGES)


@pytest.mark.parametrize(
    "marked",
    [
        "|",
        "site_name: |",
        "plugins:\n  - |",
        "plugins:\n  - search:\n      |",
        f"{PLUGIN}      unknown:\n        |",
        "a: {|",
    ],
)
def test_elsewhere_nothing_is_offered(marked: str) -> None:
    assert offered(marked) is None


def test_mapping_of_plugins_is_read_as_well() -> None:
    found = offered("plugins:\n  doc-lint:\n    rules:\n      broken-link:\n        |")
    assert found is not None
    assert found[1] == ["severity:"]
