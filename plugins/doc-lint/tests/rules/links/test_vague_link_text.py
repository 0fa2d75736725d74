"""The rule vague-link-text."""

from tests.conftest import Find


def test_here_is_found(find: Find) -> None:
    assert find("vague-link-text", {"docs/index.md": "Click [**Here**.](a.md) or [stop here](b.md).\n"}) == [
        "docs/index.md:1:7: the link text `Here.` does not say where `a.md` leads"
    ]


def test_texts_are_an_option(find: Find) -> None:
    config = "plugins: [{doc-lint: {rules: {vague-link-text: {texts: [hier]}}}}]\n"
    files = {"mkdocs.yml": config, "docs/index.md": "[hier](a.md) [here](b.md)\n"}
    assert [finding[:20] for finding in find("vague-link-text", files)] == ["docs/index.md:1:1: t"]


def test_name_in_code_is_not_vague(find: Find) -> None:
    assert find("vague-link-text", {"docs/index.md": "The tag [`link`](#link)\n"}) == []
