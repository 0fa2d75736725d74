"""The rule placeholder-text."""

from doc_lint.testing import findings


def test_placeholders_are_reported_at_their_line() -> None:
    assert findings("placeholder-text", {"docs/a.md": "# A (todo)\n\nText\nand this is Coming soon.\n"}) == [
        "docs/a.md:1:1: `todo` is a placeholder for missing text",
        "docs/a.md:4:1: `Coming soon` is a placeholder for missing text",
    ]


def test_code_and_parts_of_words_are_not_reported() -> None:
    assert findings("placeholder-text", {"docs/a.md": "`TODO` mastodon todo-list\n\n```\n# TODO\n```\n"}) == []


def test_word_at_the_end_of_a_sentence_is_not_reported() -> None:
    files = {"docs/a.md": "# A\n\n- **core:** remove old todo\n- one more TODO.\n- todo\n- Windows: tbd.\n"}
    assert [each.partition(": ")[0] for each in findings("placeholder-text", files)] == [
        "docs/a.md:5:1",
        "docs/a.md:6:1",
    ]


def test_words_are_an_option() -> None:
    config = "plugins: [{doc-lint: {rules: {placeholder-text: {texts: ['folgt']}}}}]\n"
    assert len(findings("placeholder-text", {"mkdocs.yml": config, "docs/a.md": "TODO folgt\n"})) == 1


def test_placeholder_that_is_crossed_out_is_done() -> None:
    files = {"docs/a.md": "# A\n\nNew. ~~**TODO**: how?~~\n\n~~Old~~ TODO: write.\n"}
    assert findings("placeholder-text", files) == ["docs/a.md:5:1: `TODO` is a placeholder for missing text"]
