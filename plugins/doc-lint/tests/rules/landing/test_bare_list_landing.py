"""The rule bare-list-landing."""

from doc_lint.testing import findings

CONFIG = "nav:\n  - A: [a/index.md, a/one.md]\nplugins: [{doc-lint: {rules: {bare-list-landing: {min_words: 6}}}}]\n"


def run(text: str) -> list[str]:
    return findings("bare-list-landing", {"mkdocs.yml": CONFIG, "docs/a/index.md": text, "docs/a/one.md": "# One\n"})


def test_bare_list_of_links_is_reported() -> None:
    assert run("# All about A and more\n\n- [one two three four five six](one.md)\n- [one](one.md) only\n") == [
        "docs/a/index.md:1:1: the landing page `a/index.md` has 1 word besides its links and headings; "
        "expected at least 6"
    ]


def test_links_with_sentences_are_not_reported() -> None:
    assert run("# A\n\n- [one](one.md) is for those who begin here.\n") == []
