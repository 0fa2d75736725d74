"""MkDocs' own messages: dropped if a rule reports the same defect, kept otherwise."""

import pytest

from tests.conftest import Make

LINKS = """\
# Home

[gone](gone.md) [anchor](#gone) [absolute](/none/) [address](lost) ![](gone.png)
"""
MESSAGES = ("but the target", "there is no such anchor", "contains an absolute link", "an unrecognized relative link")
WARN = "validation: {links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}}\n"
LATE = "[late](late.md) [late](late.md#x) [late](#late) [made](made.md) ![late](late.png)"
HOOK = f"def on_page_markdown(markdown, **_):\n    return markdown + '\\n{LATE}\\n'\n"


def test_messages_about_links_that_rules_check_are_dropped(project: Make) -> None:
    built = project({"mkdocs.yml": "site_url: https://x.example/\nplugins: [doc-lint]\n", "docs/index.md": LINKS})
    output = built.build().output
    assert not any(message in output for message in MESSAGES)
    assert output.count("[broken-link]") == 3


@pytest.mark.parametrize("config", ["plugins: [{doc-lint: {ignore: [links]}}]\n", "plugins: [doc-lint]\n" + WARN])
def test_messages_are_kept_if_the_rules_are_off_or_the_site_asks_for_them(project: Make, config: str) -> None:
    output = project({"mkdocs.yml": config, "docs/index.md": LINKS}).build().output
    assert all(message in output for message in MESSAGES)


def test_links_that_a_hook_adds_are_reported_once(project: Make) -> None:
    config = "plugins: [{doc-lint: {generated: [made.md]}}]\nhooks: [hook.py]\n"
    output = project({"mkdocs.yml": config, "docs/index.md": "# Home\n\nText.\n", "hook.py": HOOK}).build().output
    assert output.count("`late.md` leads to `late.md`") == 1
    assert "a link 'late.md" not in output
    for unreported in (
        "'#late', but there is no such anchor",
        "'made.md', but the target",
        "'late.png', but the target",
    ):
        assert f"a link {unreported}" in output


@pytest.mark.parametrize("path", ["index.md", "sub/page.md"])
def test_dead_link_of_an_included_file_is_reported_once_at_the_include(project: Make, path: str) -> None:
    up = "../" * (path.count("/") + 1)
    config = "plugins: [include-markdown, doc-lint]\n"
    text = f'# Home\n\n{{% include-markdown "{up}CHANGES.md" %}}\n'
    output = project({"mkdocs.yml": config, f"docs/{path}": text, "CHANGES.md": "[x](gone.md)\n"}).build().output
    assert output.count("gone.md` leads to") == 1
    assert f"docs/{path}:3:" in output
    assert output.count("gone.md") == 2  # the link and its target, both in one message


def test_messages_about_anchors_that_a_directive_may_add_are_kept(project: Make) -> None:
    files = {"mkdocs.yml": "plugins: [doc-lint]\n", "docs/index.md": "# Home\n\n[x](#shop.gone)\n\n::: shop\n"}
    assert "there is no such anchor" in project(files).build().output
