"""Fixtures of doc-lint's tests."""

from collections.abc import Callable, Mapping

import pytest
import yaml

from doc_lint import lint, read_options
from doc_lint.sources.tree import plugin_options, site_from_tree

Files = Mapping[str, str]
Find = Callable[[str, Files], list[str]]


@pytest.fixture
def find() -> Find:
    """Lint a site given as a dict of files with one rule; return its findings as `file:line:column: message`.

    The text of `mkdocs.yml` is the configuration; the rule is selected whatever that says.
    """

    def run(rule: str, files: Files) -> list[str]:
        config = yaml.safe_load(files.get("mkdocs.yml", "")) or {}
        options = read_options({**plugin_options(config), "select": [rule]})
        site = site_from_tree({path: text.encode() for path, text in files.items()}, facts=options.facts())
        return [f"{finding.location}: {finding.message}" for finding in lint(site, options).findings]

    return run
