"""The rule vague-link-text."""

from doc_lint.testing import findings


def test_here_is_reported() -> None:
    assert findings("vague-link-text", {"docs/index.md": "Click [**Here**.](a.md) or [stop here](b.md).\n"}) == [
        "docs/index.md:1:7: the link text `Here.` does not say where `a.md` leads"
    ]


def test_texts_are_an_option() -> None:
    config = "plugins: [{doc-lint: {rules: {vague-link-text: {texts: [hier]}}}}]\n"
    files = {"mkdocs.yml": config, "docs/index.md": "[hier](a.md) [here](b.md)\n"}
    assert [finding[:20] for finding in findings("vague-link-text", files)] == ["docs/index.md:1:1: t"]


def test_name_in_code_is_not_vague() -> None:
    assert findings("vague-link-text", {"docs/index.md": "The tag [`link`](#link)\n"}) == []
