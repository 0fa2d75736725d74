"""Plugins and hooks that did not run may change the site."""

import pytest

from doc_lint import Report, lint, read_options
from doc_lint.findings import Skipped
from doc_lint.sources.config.raw_config import read_config
from doc_lint.sources.config.unknown import unseen
from doc_lint.sources.tree import plugin_options
from doc_lint.testing import read_site

PAGES = {
    "docs/index.md": "# Home\n\n[x](made/page.md) ![y](made/y.png) [z](Deep/er/still/far/page.md)\n",
    "docs/deep/er/still/far/page.md": "# Page\n\nFar below.\n",
    "docs/deep/er/still/far/page2.md": "# Page\n\nFarther below.\n",
}


def report(config: str, **files: str) -> Report:
    tree = {path: text.encode() for path, text in {**PAGES, "mkdocs.yml": config, **files}.items()}
    return lint(read_site(tree), read_options(plugin_options(read_config(tree, "mkdocs.yml"))))


def rules(found: Report) -> set[str]:
    return {finding.rule for finding in found.findings}


NAV = {"nav-too-deep", "ambiguous-nav-title"}


@pytest.mark.parametrize("plugin", ["awesome-nav", "{awesome-pages: {strict: true}}", "monorepo", "i18n"])
def test_rules_on_the_nav_are_skipped_if_a_plugin_creates_it(plugin: str) -> None:
    found = report(f"plugins: [search, {plugin}]\n")
    name = plugin.strip("{").partition(":")[0]
    assert {skip.rule for skip in found.skipped} >= NAV
    assert {skip.reason for skip in found.skipped} == {f"the plugin `{name}` creates the nav, and did not run"}
    assert not rules(found) & {*NAV, "page-not-in-nav", "unreachable-page"}


@pytest.mark.parametrize("plugin", ["section-index", "search", "literate-nav", "no-such-plugin"])
def test_rules_on_the_nav_run_if_it_is_known_from_the_sources(plugin: str) -> None:
    found = report(f"plugins: [{plugin}]\n")
    assert rules(found) >= NAV
    assert {skip.rule for skip in found.skipped} <= {"unreachable-page"}


def test_rules_on_the_nav_are_skipped_if_a_plugin_may_write_the_nav_file() -> None:
    plugins = "plugins: [gen-files, literate-nav]\n"
    assert {skip.rule for skip in report(plugins).skipped} >= NAV
    assert not report(plugins, **{"docs/SUMMARY.md": "* [Home](index.md)\n"}).skipped


def test_links_to_pages_that_a_plugin_may_generate_are_unjudged() -> None:
    found = report("plugins: [gen-files]\nnav: [index.md, Made: made/]\n")
    assert not rules(found) & {"broken-link", "missing-image", "nav-entry-without-page"}
    assert "wrong-case-link" in rules(found)
    why = "the plugin `gen-files` may generate pages, and did not run"
    assert found.unjudged_by() == {("broken-link", why): 1, ("missing-image", why): 1}


def test_other_links_are_judged_if_the_site_lists_generated_pages() -> None:
    found = report("plugins: [gen-files, {doc-lint: {generated: [made/page.md]}}]\n")
    assert "missing-image" in rules(found)
    assert [link.rule for link in found.unjudged] == ["broken-link"]


def test_rules_that_require_pages_are_skipped_if_a_plugin_may_generate_pages() -> None:
    rule = "rules: {missing-page: {pages: [made/page.md]}}"
    found = report(f"plugins: [gen-files, {{doc-lint: {{{rule}}}}}]\n")
    assert Skipped("missing-page", "the plugin `gen-files` may generate pages, and did not run") in found.skipped


@pytest.mark.parametrize(
    ("hook", "judged", "skipped"),
    [
        ("def on_page_markdown(markdown, **_): ...", False, False),
        ("def on_page_context(context, **_): ...", True, False),
        ("async def on_pre_build(config): ...", False, False),
        ("def on_files(files, config): ...", False, False),
        ("def on_nav(nav, config, files): ...", True, True),
    ],
)
def test_events_of_hooks_decide_what_is_unknown(hook: str, *, judged: bool, skipped: bool) -> None:
    found = report("hooks: [hooks/main.py]\n", **{"hooks/main.py": f"import os\n\n{hook}\n"})
    assert ("broken-link" in rules(found)) is judged
    assert ({skip.rule for skip in found.skipped} >= NAV) is skipped


@pytest.mark.parametrize("plugin", ["roamlinks", "ezlinks", "acme-glossary", "acme/links"])
def test_links_are_unjudged_if_a_plugin_that_is_not_known_may_change_them(plugin: str) -> None:
    found = report(f"plugins: [search, {plugin}]\n")
    assert not rules(found) & {"broken-link", "missing-image", "wrong-case-link"}
    assert {reason for _, reason in found.unjudged_by()} == {f"the plugin `{plugin}` may change pages, and did not run"}


@pytest.mark.parametrize(
    ("plugins", "judged"),
    [
        ("[{group: {enabled: true, plugins: [search, gen-files]}}]", False),
        ("{material/group: {enabled: true, plugins: {acme: {}}}}", False),
        ("[{group: {enabled: true, plugins: [search, minify]}}]", True),
        ("[{group: {plugins: [gen-files]}}]", True),
        ("[{gen-files: {enabled: false}}, {acme: {enabled: false}}]", True),
    ],
)
def test_plugins_count_if_they_are_turned_on_also_in_a_group(plugins: str, *, judged: bool) -> None:
    assert ("broken-link" in rules(report(f"plugins: {plugins}\n"))) is judged


def test_unseen_names_all_that_a_plugin_may_change() -> None:
    assert unseen("awesome-nav") == "the nav is unknown, so rules on it are skipped"
    assert unseen("monorepo") == f"{unseen('awesome-nav')}; {unseen('gen-files')}"
    assert unseen("material/tags") == "its options are read instead"
    assert unseen("autorefs") == "references such as `[text][name]` are not checked"


def test_files_that_a_plugin_excludes_are_not_pages() -> None:
    config = "plugins: [{exclude: {glob: ['deep/*2.md'], regex: ['.*/far/page\\.md']}}]\n"
    assert report(config).pages == 1
    assert report("plugins: [{exclude: {glob: 'deep/*2.md'}}]\n").pages == 2
    assert report("plugins: [exclude, {exclude: {regex: '('}}]\n").pages == 3
