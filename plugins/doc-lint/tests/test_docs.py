"""doc-lint's hand-written pages say what exists, and all of it."""

import json
import re
from pathlib import Path

import click
import jsonschema
import pytest
import yaml

from doc_lint import Options, read_options, schema
from doc_lint.cli.main import COMMANDS, group
from doc_lint.reporters import FORMATS
from doc_lint.sources.tree import plugin_options

DOCS = Path(__file__).parents[1] / "docs"


def command(name: str) -> click.Command:
    found = group.get_command(click.Context(group), name)
    assert found
    return found


def rows(page: str) -> dict[str, set[str]]:
    """Return what stands in backticks in the first column of each table, by the table's heading."""
    found: dict[str, set[str]] = {}
    heading = ""
    for line in (DOCS / page).read_text().splitlines():
        cells = line.split("|")
        if line.startswith("|") and "---" not in line:
            codes = re.findall(r"`([^`]+)`", cells[1])
            if not codes and cells[1].strip():
                heading = cells[1].strip()
            found.setdefault(heading, set()).update(codes)
    return found


def blocks(language: str) -> list[str]:
    text = "\n".join((DOCS / page).read_text() for page in sorted(path.name for path in DOCS.glob("*.md")))
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_every_option_of_the_plugin_is_in_the_table() -> None:
    assert rows("configuration.md")["Option"] == {*Options.__struct_fields__, "enabled"}


def test_every_command_is_in_the_table() -> None:
    assert {row.split()[1] for row in rows("command-line.md")["Command"]} == set(COMMANDS)


def test_every_option_of_check_is_in_the_table() -> None:
    options = {name for parameter in command("check").params for name in parameter.opts}
    named = {row.split()[0].split("=")[0] for row in rows("command-line.md")["Option"]}
    assert named == (options - {"paths"}) | {"PATHS"}


def test_every_format_is_in_the_table() -> None:
    assert rows("command-line.md")["Format"] == set(FORMATS)


@pytest.mark.parametrize("text", [text for text in blocks("yaml") if "doc-lint:\n      " in text])
def test_configurations_that_are_shown_can_be_read(text: str) -> None:
    read_options(plugin_options(yaml.safe_load(text)))


def test_json_that_is_shown_fits_the_schema() -> None:
    for text in blocks("json"):
        jsonschema.Draft202012Validator(schema.report()).validate(json.loads(text))


def test_commands_that_are_shown_exist() -> None:
    shown = [line for text in blocks("bash") for line in text.splitlines() if line.startswith("doc-lint ")]
    assert len(shown) > 5
    for line in shown:
        options = {name for parameter in command(line.split()[1]).params for name in parameter.opts}
        assert set(re.findall(r" (--[\w-]+)", line)) <= options
