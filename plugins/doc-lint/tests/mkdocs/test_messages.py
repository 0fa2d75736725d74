"""MkDocs' own messages: dropped if a rule reports the same defect, kept otherwise."""

import pytest

from tests.conftest import Make

LINKS = """\
# Home

[gone](gone.md) [anchor](#gone) [absolute](/none/) [address](lost) ![](gone.png)
"""
MESSAGES = ("but the target", "there is no such anchor", "contains an absolute link", "an unrecognized relative link")
WARN = "validation: {links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}}\n"
HOOK = "def on_page_markdown(markdown, **_):\n    return markdown + '\\n[late](late.md) [late](#late)\\n'\n"


def test_messages_about_links_that_rules_check_are_dropped(project: Make) -> None:
    built = project({"mkdocs.yml": "site_url: https://x.example/\nplugins: [doc-lint]\n", "docs/index.md": LINKS})
    output = built.build().output
    assert not any(message in output for message in MESSAGES)
    assert output.count("[broken-link]") == 3


@pytest.mark.parametrize("config", ["plugins: [{doc-lint: {ignore: [links]}}]\n", "plugins: [doc-lint]\n" + WARN])
def test_messages_are_kept_if_the_rules_are_off_or_the_site_asks_for_them(project: Make, config: str) -> None:
    output = project({"mkdocs.yml": config, "docs/index.md": LINKS}).build().output
    assert all(message in output for message in MESSAGES)


def test_messages_about_links_that_a_hook_adds_are_kept(project: Make) -> None:
    config = "plugins: [doc-lint]\nhooks: [hook.py]\n"
    output = project({"mkdocs.yml": config, "docs/index.md": "# Home\n\nText.\n", "hook.py": HOOK}).build().output
    assert "a link 'late.md', but the target" in output
    assert "a link '#late', but there is no such anchor" in output


def test_messages_about_anchors_that_a_directive_may_add_are_kept(project: Make) -> None:
    files = {"mkdocs.yml": "plugins: [doc-lint]\n", "docs/index.md": "# Home\n\n[x](#shop.gone)\n\n::: shop\n"}
    assert "there is no such anchor" in project(files).build().output
