"""Anchors that pages get only when they are rendered."""

import pytest

from doc_lint.engine import Facts
from doc_lint.testing import findings, read_site


@pytest.mark.parametrize(
    ("config", "text", "open_"),
    [
        ("hooks: [h.py]", "<!-- md:option x -->", True),
        ("hooks: [h.py]", "Text {{ x }}.", True),
        ("plugins: [search, macros]", "{% if x %}", True),
        ("hooks: [h.py]", "<!-- a note: nothing -->", False),
        ("hooks: [h.py]", "`{{ x }}`\n\n```\n{{ y }}\n```", False),
        ("hooks: [gone.py]", "Text {{ x }}.", True),
        ("hooks: [env.py]", "Text {{ x }}.", False),
        ("site_name: x", "Text {{ x }}.", False),
    ],
)
def test_anchors_that_a_hook_or_macro_may_add(config: str, text: str, *, open_: bool) -> None:
    hooks = {"h.py": b"def on_page_markdown(markdown, **_): ...", "env.py": b"def on_env(env, **_): ..."}
    site = read_site({"mkdocs.yml": config.encode(), "docs/index.md": text.encode(), **hooks})
    assert Facts(site).get("anchors").origin_of(site.pages[0], "x") == ("hooks" if open_ else None)


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
