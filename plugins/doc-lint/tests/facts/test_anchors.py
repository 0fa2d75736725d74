"""Anchors that pages get only when they are rendered."""

import pytest

from doc_lint.engine import Facts
from doc_lint.testing import findings, read_site


@pytest.mark.parametrize(
    ("config", "text", "origin"),
    [
        ("hooks: [h.py]", "<!-- md:option x -->", "hooks"),
        ("hooks: [h.py]", "Text {{ x }}.", "hooks"),
        ("plugins: [search, macros]", "{% if x %}", "hooks"),
        ("plugins: [search, macros]", "Text.", None),
        ("plugins: [search, no-such-plugin]", "Text.", "changes"),
        ("plugins: [material/search, material/tags, mermaid2]", "Text.", None),
        ("hooks: [h.py]", "<!-- a note: nothing -->", "changes"),
        ("hooks: [h.py]", "`{{ x }}`\n\n```\n{{ y }}\n```", "changes"),
        ("hooks: [gone.py]", "Text {{ x }}.", "hooks"),
        ("hooks: [env.py]", "Text {{ x }}.", None),
        ("site_name: x", "Text {{ x }}.", None),
    ],
)
def test_anchors_that_a_hook_macro_or_unknown_plugin_may_add(config: str, text: str, origin: str | None) -> None:
    hooks = {"h.py": b"def on_page_markdown(markdown, **_): ...", "env.py": b"def on_env(env, **_): ..."}
    site = read_site({"mkdocs.yml": config.encode(), "docs/index.md": text.encode(), **hooks})
    assert Facts(site).get("anchors").origin_of(site.pages[0], "x") == origin


def test_page_that_python_markdown_may_read_differently_is_unjudged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc_lint.sources.markdown.dialect.is_installed", lambda: False)
    files = {
        "mkdocs.yml": "site_name: x",
        "docs/index.md": "# Home\n\n[a](odd.md#gone) [b](plain.md#gone)\n",
        "docs/odd.md": "#Odd\n\n[c](gone.md)\n",
        "docs/plain.md": "# Plain\n\n[d](gone.md)\n",
    }
    assert [each.partition(": ")[0] for each in findings("broken-anchor", files)] == ["docs/index.md:3:18"]
    assert [each.partition(": ")[0] for each in findings("broken-link", files)] == ["docs/plain.md:3:1"]
