"""The published JSON schemas."""

from pathlib import Path

import jsonschema
import pytest
import yaml

from doc_lint import RULES, OptionError, read_options, schema
from doc_lint.sources.tree import plugin_options

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "src/doc_lint/schemas"


@pytest.mark.parametrize("name", ["report", "options"])
def test_file_matches_the_types(name: str) -> None:
    made = schema.text(getattr(schema, name)())
    refresh = f"refresh it: doc-lint schema --{name} > src/doc_lint/schemas/{name}.json"
    assert (SCHEMAS / f"{name}.json").read_text() == made, refresh


@pytest.mark.parametrize("name", ["report", "options"])
def test_file_is_a_valid_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(getattr(schema, name)())


ACCEPTED = """\
select: [links, all, nav-too-deep]
ignore: [page]
package: shop
allow:
  - {rule: nav-too-deep, pages: [a.md, "b/**"], reason: there is no better place}
  - {rule: nav-too-deep, pages: [c.md]}
rules:
  nav-too-deep: {max_depth: 4, severity: info}
  landing-field-missing:
  missing-page: {pages: [a.md]}
"""
REFUSED = (
    "selekt: [links]",
    "select: [no-such-rule]",
    "ignore: links",
    "package: 3",
    "allow: [{rule: no-such-rule, pages: [a.md]}]",
    "allow: [{rule: nav-too-deep}]",
    "allow: [{rule: nav-too-deep, pages: []}]",
    "allow: [{rule: nav-too-deep, pages: [a.md], because: x}]",
    "allow: [nav-too-deep]",
    "allow: {rule: nav-too-deep, pages: [a.md]}",
    "rules: {no-such-rule: {}}",
    "rules: {nav-too-deep: {max_dept: 4}}",
    "rules: {nav-too-deep: {max_depth: deep}}",
    "rules: {nav-too-deep: {severity: fatal}}",
    "rules: {missing-page: {pages: {a: b}}}",
)


@pytest.mark.parametrize("text", [ACCEPTED, *REFUSED])
def test_schema_accepts_what_doc_lint_accepts(text: str) -> None:
    raw = yaml.safe_load(text)
    fits = jsonschema.Draft202012Validator(schema.options()).is_valid(raw)
    try:
        read_options(raw)
    except OptionError:
        assert not fits
    else:
        assert fits


@pytest.mark.parametrize("config", ["mkdocs.yml"])
def test_sites_of_this_repository_match_the_schema(config: str) -> None:
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.add_multi_constructor("", lambda *_: None)  # type: ignore[attr-defined]
    options = plugin_options(yaml.load((ROOT / config).read_text(), loader))  # noqa: S506 - a safe loader
    jsonschema.Draft202012Validator(schema.options()).validate(options)


def test_schema_has_every_option_of_every_rule() -> None:
    known = schema.options()["properties"]["rules"]["properties"]
    assert {name: {"severity", *rule.options} for name, rule in ((rule.name, rule) for rule in RULES)} == {
        name: set(of["properties"]) for name, of in known.items()
    }
