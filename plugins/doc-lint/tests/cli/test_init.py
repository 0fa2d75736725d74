"""`doc-lint init`: what it writes fits the file that is there, and the site then passes."""

import difflib

import pytest
import yaml

from doc_lint import read_options
from doc_lint.cli.init import Start, flow, insert
from doc_lint.sources.tree import plugin_options
from tests.conftest import Make

OPTIONS: Start = {"package": "shop", "ignore": {"broken-link": 3, "heading-jump": 1}, "rules": {"dead-end-page": None}}
STYLES = {
    "none": "site_name: X\n# the end\n",
    "no new line at the end": "site_name: X",
    "empty": "plugins:\nsite_name: X\n",
    "list": "site_name: X\nplugins:\n  - search   # find it\n  - tags\n\n# more\nnav:\n  - index.md\n",
    "list without indent": "strict: true\n"
    "plugins:\n- search\n- mkdocstrings:\n    handlers:\n      python: {}\n    # more\n\nsite_name: X\n",
    "list at the end": "plugins:\n    - search\n    - tags: {a: [b]}",
    "list that ends in a text": "plugins:\n  - search:\n      lang: |\n        en\n        de\n\nsite_name: X\n",
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
def test_only_lines_are_added_and_doc_lint_comes_last(style: str) -> None:
    text = STYLES[style]
    made = insert(text, OPTIONS)
    kept = text.replace("[search, {tags: {a: b}}]", "").replace("  tags,", "").replace("[]", "")
    lost = [line for line in difflib.ndiff(kept.splitlines(), made.splitlines()) if line.startswith("- ")]
    one_line = style in ("one line", "empty brackets", "mapping in one line", "several lines in brackets")
    assert not lost or one_line
    assert ("\r\n" in made) == ("\r\n" in text)
    before, after = (yaml.load(each, Loader) for each in (text, made))  # noqa: S506 - a safe loader
    old, new = before.pop("plugins", None), after.pop("plugins")
    assert after == before
    assert list(new)[:-1] == list(old if old is not None else ["search"])
    options = read_options(plugin_options({"plugins": new}))
    assert options.package == "shop"
    assert options.ignore == ("broken-link", "heading-jump")
    assert list(options.rules) == ["dead-end-page"]


def test_comments_say_how_many_findings_there_are() -> None:
    made = insert("plugins:\n  - search\n", OPTIONS)
    assert "        - broken-link  # 3 findings\n        - heading-jump  # 1 finding\n" in made


def test_nothing_to_say() -> None:
    nothing: Start = {"package": "", "ignore": {}, "rules": {}}
    assert insert("plugins:\n  - search\n", nothing) == "plugins:\n  - search\n  - doc-lint\n"
    assert insert("plugins:\n  search: {}\n", nothing) == "plugins:\n  search: {}\n  doc-lint: {}\n"
    assert flow(nothing) == "{}"


PAGES = {
    "docs/index.md": "---\ndescription: A site that has a few defects, as all sites have; nobody is blamed.\n---\n"
    "# Home\n\n[gone](gone.md) [gone](gone2.md) [A](a.md)\n\n::: json\n",
    "docs/a.md": "---\ndescription: Another page of the site that has a few defects, as all have.\n---\n"
    "# A\n\n[home](index.md)\n\n#### Jump\n\nText.\n",
}


@pytest.mark.parametrize("config", ["", "plugins:\n  - search\n", "plugins: [search]\n"])
@pytest.mark.parametrize("options", [[], ["--no-plugins"]])
def test_site_passes_afterwards(project: Make, config: str, options: list[str]) -> None:
    site = project({"mkdocs.yml": config, **PAGES})
    assert site.check(*options).code == 1
    outcome = site.run("doc_lint", "init", "--write", *options)
    assert outcome.output == "doc-lint: added to mkdocs.yml; the site passes, with 3 rules ignored\n"
    text = (site.root / "mkdocs.yml").read_text()
    assert "package: json" in text
    assert "missing-description" in text
    assert site.check().code == 0
    built = site.build()
    assert built.code == 0
    assert "doc-lint: no findings" in built.output
    site.write({"docs/a.md": PAGES["docs/a.md"].replace("description", "title")})
    assert site.check().code == 1


def test_it_prints_what_it_would_write(project: Make) -> None:
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
        ({"mkdocs.yml": "plugins: [{doc-lint: {ignore: [links]}}]\n"}, "mkdocs.yml: doc-lint is configured already"),
        (
            {"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "plugins: [search]\n"},
            "mkdocs.yml: cannot be changed safely; add to its plugins what doc-lint init prints",
        ),
        ({"mkdocs.yml": "nav: [\n"}, "mkdocs.yml:3: "),
    ],
)
def test_what_cannot_be_written_is_named(project: Make, files: dict[str, str], message: str) -> None:
    site = project({**PAGES, **files})
    before = (site.root / "mkdocs.yml").read_bytes()
    outcome = site.run("doc_lint", "init", "--write")
    assert outcome.code == 2
    assert message in outcome.output
    assert "Traceback" not in outcome.output
    assert (site.root / "mkdocs.yml").read_bytes() == before
