"""The rule placeholder-text."""

from tests.conftest import Find


def test_promises_are_found_at_their_line(find: Find) -> None:
    assert find("placeholder-text", {"docs/a.md": "# A (todo)\n\nText\nand this is Coming soon.\n"}) == [
        "docs/a.md:1:3: `todo` stands for text that is not there",
        "docs/a.md:4:1: `Coming soon` stands for text that is not there",
    ]


def test_code_and_parts_of_words_are_left_alone(find: Find) -> None:
    assert find("placeholder-text", {"docs/a.md": "`TODO` mastodon todo-list\n\n```\n# TODO\n```\n"}) == []


def test_words_are_an_option(find: Find) -> None:
    config = "plugins: [{doc-lint: {rules: {placeholder-text: {texts: ['folgt']}}}}]\n"
    assert len(find("placeholder-text", {"mkdocs.yml": config, "docs/a.md": "TODO folgt\n"})) == 1
