"""`doc-lint init`: its configuration fits into the existing file, and the site then passes."""

import difflib

import pytest
import yaml

from doc_lint import read_options
from doc_lint.cli.init import InitialOptions, flow_text, insert
from doc_lint.sources.tree import plugin_options
from tests.conftest import Make

OPTIONS: InitialOptions = {
    "package": "shop",
    "ignore": {"broken-link": 3, "heading-jump": 1},
    "rules": {"dead-end-page": None},
}
STYLES = {
    "none": "site_name: X\n# the end\n",
    "no newline at the end": "site_name: X",
    "empty": "plugins:\nsite_name: X\n",
    "list": "site_name: X\nplugins:\n  - search   # find it\n  - tags\n\n# more\nnav:\n  - index.md\n",
    "list without indent": "strict: true\n"
    "plugins:\n- search\n- mkdocstrings:\n    handlers:\n      python: {}\n    # more\n\nsite_name: X\n",
    "list at the end": "plugins:\n    - search\n    - tags: {a: [b]}",
    "list that ends in a string": "plugins:\n  - search:\n      lang: |\n        en\n        de\n\nsite_name: X\n",
    "one line": "plugins: [search, {tags: {a: b}}]  # all\nsite_name: X\n",
    "several lines in brackets": "plugins: [\n  search,\n  tags,\n]\nsite_name: X\n",
    "empty brackets": "plugins: []\nsite_name: X\n",
    "mapping": "plugins:\n  search: {}\n  tags:\n    a: b\nsite_name: X\n",
    "mapping in one line": "plugins: {search: {}, tags: {a: b}}\n",
    "carriage returns": "site_name: X\r\nplugins:\r\n  - search\r\nnav:\r\n  - index.md\r\n",
    "tags": "plugins:\n  - search\n"
    "markdown_extensions:\n  - toc: {slugify: !!python/name:x.y }\nstrict: !ENV [A, no]\n",
}


class Loader(yaml.SafeLoader):
    pass


Loader.add_multi_constructor("", lambda *_: None)


@pytest.mark.parametrize("style", STYLES)
def test_doc_lint_is_added_as_the_last_plugin_and_nothing_else_changes(style: str) -> None:
    text = STYLES[style]
    changed = insert(text, OPTIONS)
    kept = text.replace("[search, {tags: {a: b}}]", "").replace("  tags,", "").replace("[]", "")
    lost = [line for line in difflib.ndiff(kept.splitlines(), changed.splitlines()) if line.startswith("- ")]
    one_line = style in ("one line", "empty brackets", "mapping in one line", "several lines in brackets")
    assert not lost or one_line
    assert ("\r\n" in changed) == ("\r\n" in text)
    before, after = (yaml.load(each, Loader) for each in (text, changed))  # noqa: S506 - a safe loader
    old, new = before.pop("plugins", None), after.pop("plugins")
    assert after == before
    assert list(new)[:-1] == list(old if old is not None else ["search"])
    options = read_options(plugin_options({"plugins": new}))
    assert options.package == "shop"
    assert options.ignore == ("broken-link", "heading-jump")
    assert list(options.rules) == ["dead-end-page"]


def test_comments_give_the_number_of_findings() -> None:
    changed = insert("plugins:\n  - search\n", OPTIONS)
    assert "        - broken-link  # 3 findings\n        - heading-jump  # 1 finding\n" in changed


def test_no_options() -> None:
    no_options: InitialOptions = {"package": "", "ignore": {}, "rules": {}}
    assert insert("plugins:\n  - search\n", no_options) == "plugins:\n  - search\n  - doc-lint\n"
    assert insert("plugins:\n  search: {}\n", no_options) == "plugins:\n  search: {}\n  doc-lint: {}\n"
    assert flow_text(no_options) == "{}"


PAGES = {
    "docs/index.md": "---\ndescription: A site that has a few defects, like most sites do after some years.\n---\n"
    "# Home\n\n[gone](gone.md) [gone](gone2.md) [A](a.md)\n\n::: json\n",
    "docs/a.md": "---\ndescription: Another page of the site that has a few defects, like most pages.\n---\n"
    "# A\n\n[home](index.md)\n\n#### Jump\n\nText.\n",
}


@pytest.mark.parametrize("config", ["", "plugins:\n  - search\n", "plugins: [search]\n"])
@pytest.mark.parametrize("options", [[], ["--no-plugins"]])
def test_site_passes_afterwards(project: Make, config: str, options: list[str]) -> None:
    site = project({"mkdocs.yml": config, **PAGES})
    assert site.check(*options).code == 1
    outcome = site.run("doc_lint", "init", "--write", *options)
    assert outcome.output == "doc-lint: added to mkdocs.yml; the site passes with 3 rules ignored\n"
    text = (site.root / "mkdocs.yml").read_text()
    assert "package: json" in text
    assert "missing-description" in text
    assert site.check().code == 0
    built = site.build()
    assert built.code == 0
    assert "doc-lint: no findings" in built.output
    site.write({"docs/a.md": PAGES["docs/a.md"].replace("description", "title")})
    assert site.check().code == 1


def test_configuration_is_printed_without_write(project: Make) -> None:
    site = project({"mkdocs.yml": "", **PAGES})
    before = (site.root / "mkdocs.yml").read_bytes()
    outcome = site.run("doc_lint", "init")
    assert outcome.code == 0
    printed = plugin_options(yaml.safe_load(outcome.output))
    assert read_options(printed).ignore == ("undocumented-module", "broken-link", "heading-jump")
    assert (site.root / "mkdocs.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"mkdocs.yml": "plugins: [{doc-lint: {ignore: [links]}}]\n"}, "mkdocs.yml: doc-lint is already configured"),
        (
            {"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "plugins: [search]\n"},
            "mkdocs.yml: cannot be changed safely; add the output of doc-lint init to its plugins yourself",
        ),
        ({"mkdocs.yml": "nav: [\n"}, "mkdocs.yml:3: "),
    ],
)
def test_file_that_cannot_be_changed_is_explained(project: Make, files: dict[str, str], message: str) -> None:
    site = project({**PAGES, **files})
    before = (site.root / "mkdocs.yml").read_bytes()
    outcome = site.run("doc_lint", "init", "--write")
    assert outcome.code == 2
    assert message in outcome.output
    assert "Traceback" not in outcome.output
    assert (site.root / "mkdocs.yml").read_bytes() == before
