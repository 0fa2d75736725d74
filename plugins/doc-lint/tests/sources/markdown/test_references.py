"""Find undefined references and footnotes."""

import pytest

from doc_lint.sources.markdown.references import has_references, removed_before, undefined_references


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("See [a][b] and [^1].", "See [a][b] and [^1].", [("b", 4), ("^1", 15)]),
        ("See a and [c][d].", "See *a* and [c][d].", [("d", 12)]),
        ("`[a][b]` and [a][b]", "`[a][b]` and [a][b]", [("b", 13)]),
        ("[a][b]", "<code>[a][b]</code>", []),
        ("[a][b]", "\\[a][b]", []),
        ("[^1]", "\\[^1]", []),
    ],
)
def test_code_html_and_escapes_are_left_out(text: str, source: str, found: list[tuple[str, int]]) -> None:
    assert list(undefined_references(text, source)) == found


def test_link_text_alone_is_not_a_reference() -> None:
    assert not has_references("[a] and x[1][2]")
    assert has_references("[a][b]")


@pytest.mark.parametrize(("source", "removed"), [(b"- \\", b"\\"), (b"<b><i>", b"<b><i>"), (b"text ", b"")])
def test_backslash_and_tags_before_a_block_are_removed_by_the_parser(source: bytes, removed: bytes) -> None:
    assert removed_before(source) == removed
