"""doc-lint's pages and README list what exists, completely, and show the real output of doc-lint."""

import ast
import inspect
import json
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import jsonschema
import pytest
import yaml

from doc_lint import RULES, Report, baseline, read_options, schema, testing
from doc_lint.cli.main import COMMANDS, group
from doc_lint.cli.plugin_entry import InitialOptions, diff, insert
from doc_lint.cli.review import read_table
from doc_lint.facts import FACTS
from doc_lint.findings import Finding
from doc_lint.options import NAMES
from doc_lint.reporters import FORMATS, reporter
from doc_lint.rules import rule
from doc_lint.sources.tree import plugin_options

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SHOP = {
    path.relative_to(ROOT / "tests/sites/shop").as_posix(): path.read_bytes()
    for path in sorted((ROOT / "tests/sites/shop").rglob("*"))
    if path.suffix in {".md", ".py", ".yml"}
}
"""The site whose findings the pages show."""


def command(name: str) -> click.Command:
    found = group.get_command(click.Context(group), name)
    assert found
    return found


def rows(page: str) -> dict[str, set[str]]:
    """Return the code in the first column of each table, by the heading of the table."""
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
    pages = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
    text = "\n".join(page.read_text() for page in pages)
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def public(module: str) -> set[str]:
    names: list[str] = import_module(module).__all__
    return set(names)


def test_every_option_of_the_plugin_is_in_the_table() -> None:
    assert rows("configuration.md")["Option"] == {*NAMES, "enabled"}


def test_every_command_is_in_the_table() -> None:
    assert {row.split()[1] for row in rows("command-line.md")["Command"]} == set(COMMANDS)


def test_every_option_of_check_is_in_the_table() -> None:
    options = {name for parameter in command("check").params for name in parameter.opts}
    named = {row.split()[0].split("=")[0] for row in rows("command-line.md")["Option"]}
    assert named == (options - {"paths"}) | {"PATHS"}


def test_every_format_is_in_the_table() -> None:
    assert rows("command-line.md")["Format"] == set(FORMATS)


@pytest.mark.parametrize("text", [text for text in blocks("yaml") if "doc-lint:\n      " in text])
def test_example_configurations_are_valid(text: str) -> None:
    read_options(plugin_options(yaml.safe_load(text)))


def test_change_that_init_shows_is_real() -> None:
    (text,) = blocks("diff")
    options: InitialOptions = {
        "package": "",
        "ignore": {"broken-link": 3, "heading-jump": 1},
        "rules": {"section-without-landing-page": None},
    }
    before = "site_name: Shop\nplugins:\n  - search\n"
    assert text == diff(Path("mkdocs.yml"), before, insert(before, options))


def test_example_in_toml_is_valid_and_names_the_schema_that_is_written() -> None:
    (text,) = blocks("toml")
    assert len(read_options(tomllib.loads(text)).rules) == 2
    assert text.startswith("#:schema doc-lint.schema.json\n")
    assert "doc-lint schema --options > doc-lint.schema.json\n" in blocks("bash")
    jsonschema.Draft202012Validator(schema.options()).validate(tomllib.loads(text))


def test_example_json_is_the_report_of_a_site() -> None:
    (text,) = blocks("json")
    jsonschema.Draft202012Validator(schema.report()).validate(json.loads(text))
    report = testing.lint_files(SHOP, select=("unknown-parameter",))
    assert json.loads(text) == json.loads(reporter("json")(report))


def test_example_table_can_be_read(tmp_path: Path) -> None:
    (text,) = blocks('json title="blocks.json"')
    file = tmp_path / "blocks.json"
    file.write_text(text)
    assert read_table(file).title == "Code blocks"


def test_example_baseline_is_valid() -> None:
    (text,) = blocks('json title="doc-lint.json"')
    accepted = baseline.read(text.encode(), "doc-lint.json")
    assert json.loads(baseline.write(accepted)) == json.loads(text)


def shown() -> Report:
    return testing.lint_files(SHOP, select=("unknown-parameter", "broken-anchor", "nav-too-deep"))


def test_findings_in_the_readme_are_those_of_a_site() -> None:
    (text,) = blocks("console")
    command, _, output = text.partition("\n")
    assert command == "$ doc-lint check"
    printed = reporter("text")(shown())
    assert output == printed[: printed.rindex("doc-lint:")]


def test_finding_on_the_first_page_is_one_of_them() -> None:
    (text,) = [block for block in blocks("text") if "[nav-too-deep]" in block]
    assert text in reporter("text")(shown())


def test_families_in_the_readme_are_all_families() -> None:
    table = (ROOT / "README.md").read_text().partition("| Family |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(dict.fromkeys(each.family for each in RULES))


def test_places_in_the_readme_exist() -> None:
    table = (ROOT / "README.md").read_text().partition("| You look for |")[2].partition("\n\n")[0]
    names = [name for line in table.splitlines()[2:] for name in re.findall(r"`([^`]+)`", line)]
    assert len(names) > 15
    source = ROOT / "src/doc_lint"
    example = {"FAMILY": "navigation", "RULE": "nav_too_deep", "COMMAND": "check", "FORMAT": "json"}
    for name in names:
        path = re.sub("|".join(example), lambda found: example[found[0]], name)
        assert (ROOT / path).exists() or (source / path).exists(), name


def fact_rows() -> Iterator[tuple[str, str, str]]:
    """Yield name, module and type of each fact in the table for authors of rules."""
    for line in (DOCS / "writing-rules.md").read_text().splitlines():
        found = re.match(r"\| `(\w+)` \| `(doc_lint[\w.]*)\.(\w+)` \| ", line)
        if found:
            yield found[1], found[2], found[3]


def test_every_fact_is_in_the_table_with_a_type_that_can_be_imported() -> None:
    found = {name: (module, kind) for name, module, kind in fact_rows()}
    assert found.keys() == FACTS.keys() | {"site", "suppressions", "baseline"}
    for module, kind in found.values():
        assert hasattr(import_module(module), kind), kind
    for name, fact in FACTS.items():
        (definition,) = ast.parse(inspect.getsource(fact.function)).body
        assert isinstance(definition, ast.FunctionDef)
        returned = ast.unparse(definition.returns) if definition.returns else ""
        assert returned.removesuffix(" | Missing") == found[name][1]


def test_every_field_of_a_finding_that_a_rule_sets_is_in_the_table() -> None:
    assert rows("writing-rules.md")["Field"] == {*Finding.__struct_fields__} - {"rule", "severity", "url", "others"}


def test_every_parameter_of_the_decorator_is_in_the_table() -> None:
    text = (DOCS / "writing-rules.md").read_text().partition("| Parameter of `@rule()` |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)", text, re.MULTILINE)) == set(inspect.signature(rule).parameters)


def test_every_function_for_tests_is_in_the_table() -> None:
    named = {name.split("(")[0] for name in rows("writing-rules.md")["Function"]}
    assert named == public("doc_lint.testing") - {"Files"}


def test_files_of_the_example_are_in_the_table() -> None:
    example = ROOT / "examples/acme-doc-lint"
    assert all((example / path).is_file() for path in rows("writing-rules.md")["File"])


def test_every_input_of_the_action_is_in_the_table_with_its_default() -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text())["inputs"]
    page = (DOCS / "integrations.md").read_text()
    assert rows("integrations.md")["Input"] == inputs.keys()
    for name, definition in inputs.items():
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{name}` |")]
        assert row.split("|")[-2].strip() in {f"`{definition['default']}`", "none", "all"}
        assert bool(definition["default"]) == ("`" in row.split("|")[-2])


def test_inputs_in_examples_exist() -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text())["inputs"]
    texts = [text for text in blocks("yaml[^\n]*") if "uses: example/doc-lint@" in text]
    assert len(texts) == 3
    for text in texts:
        document = yaml.safe_load(text)
        steps = document if isinstance(document, list) else document["jobs"]["lint"]["steps"]
        (step,) = [step for step in steps if step.get("uses", "").startswith("example/doc-lint@")]
        assert step["with"].keys() <= inputs.keys()


def test_contract_of_the_report_is_in_its_schema() -> None:
    page = (DOCS / "stability.md").read_text().partition("## The JSON report")[2].partition("##")[0]
    promised = re.search(r"in each finding (.*?)\. Ignore", page, re.DOTALL)
    assert promised
    entry = schema.report()["$defs"]["Entry"]
    assert set(re.findall(r"`(\w+)`", promised[1])) <= set(entry["required"])
    assert f"now {schema.report()['$defs']['Document']['properties']['version']['default']}." in page


def test_commands_in_examples_exist() -> None:
    shown = [line for text in blocks("bash") for line in text.splitlines() if line.startswith("doc-lint ")]
    assert len(shown) > 5
    for line in shown:
        options = {name for parameter in command(line.split()[1]).params for name in parameter.opts}
        assert set(re.findall(r" (--[\w-]+)", line)) <= options
