"""The rule bare-list-landing."""

from doc_lint.testing import findings

CONFIG = "nav:\n  - A: [a/index.md, a/one.md]\nplugins: [{doc-lint: {rules: {bare-list-landing: {min_words: 6}}}}]\n"


def run(text: str) -> list[str]:
    return findings("bare-list-landing", {"mkdocs.yml": CONFIG, "docs/a/index.md": text, "docs/a/one.md": "# One\n"})


def test_list_of_links_is_found() -> None:
    assert run("# All about A and more\n\n- [one two three four five six](one.md)\n- [one](one.md) only\n") == [
        "docs/a/index.md:1:1: the landing page `a/index.md` says 1 words in addition to its links; "
        "at least 6 are expected"
    ]


def test_links_with_sentences_are_not() -> None:
    assert run("# A\n\n- [one](one.md) is for those who begin here.\n") == []
