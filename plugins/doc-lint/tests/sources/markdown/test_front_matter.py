"""Read the metadata at the top of a page."""

import pytest

from doc_lint.sources.markdown.front_matter import links, split, without_deep_block


def test_values_and_lines_of_keys_and_entries() -> None:
    text = "---\ntitle: A\nnext_steps:\n  - a.md\n  - page: b.md\n    text: Go on.\n---\n# A\n"
    front, start = split(text)
    assert (front.values["title"], text[start:]) == ("A", "# A\n")
    assert (front.lines["title"], front.lines["next_steps.0"], front.lines["next_steps.1"]) == (2, 4, 5)
    assert [(link.target, link.kind, str(link.location)) for link in links(front, "docs/a.md")] == [
        ("a.md", "next-step", "docs/a.md:4:1"),
        ("b.md", "next-step", "docs/a.md:5:1"),
    ]


@pytest.mark.parametrize("text", ["# A\n", "\n---\na: 1\n---\n", "--- a\n---\n"])
def test_page_without_a_block(text: str) -> None:
    assert split(text)[1] == 0


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("- a\n", 2),
        ("a: 1\nb: c: d\n", 3),
        ("a: 2024-99-99\n", 2),
        ("a: 1\nb: [c,\nd: e\n", 3),  # what is never closed is reported where it starts
        ("a: 1\nb: {c: d\n", 3),
        ('a: "b\nc: d\n', 2),
        ("a: 1\nb: 'c\n\n", 3),
    ],
)
def test_invalid_block_is_a_defect_with_a_line(block: str, line: int) -> None:
    defect = split(f"---\n{block}---\n# A\n")[0].defect
    assert defect
    assert defect.line == line


def test_lines_at_the_top_are_metadata_in_mkdocs() -> None:
    text = "Title: A\ntags: b\n    c\nTAGS: e\n\n# Heading\n"
    front, start = split(text, mkdocs=True)
    assert front.values == {"title": "A", "tags": "b c e"}
    assert front.lines == {"title": 1, "tags": 2}
    assert text[start:] == "\n# Heading\n"
    assert split(text)[1] == 0


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("key: value", ""),
        ("key: value\n# A\n", "# A\n"),
        ("# A\nkey: value\n", "# A\nkey: value\n"),
        ("\nkey: value\n", "\nkey: value\n"),
        ("    code: 1\n", "    code: 1\n"),
        ("two words: 1\n", "two words: 1\n"),
        ("https://example.com/\n", ""),
        ("---\na: 1\n---\n# A\n", "# A\n"),
        ("---\na: 1\n---", "---\na: 1\n---"),
        ("---\na: b: c\n---\n# A\n", "---\na: b: c\n---\n# A\n"),
        ("---\n\nText.\n\n---\nMore.\n", "---\n\nText.\n\n---\nMore.\n"),
        ("---\n---\n# A\n", "---\n---\n# A\n"),
        ("---\n# Comment\n---\n# A\n", "---\n# Comment\n---\n# A\n"),
    ],
)
def test_metadata_ends_where_mkdocs_ends_it(text: str, body: str) -> None:
    from mkdocs.utils.meta import get_data

    assert text[split(text, mkdocs=True)[1] :] == body
    assert get_data(text)[0] == body.lstrip("\n")


@pytest.mark.parametrize("block", ["a: 5", f"a: {'[' * 200}", f"a: [1, {'[' * 300}]]", "a: 'x", ""])
def test_pages_that_a_build_can_read_stay_as_they_are(block: str) -> None:
    text = f"---\n{block}\n---\n# A\n"
    assert (without_deep_block(text) == text) == ("[" * 300 not in block)


def test_without_front_matter_with_too_many_levels() -> None:
    text = f"---\na: {'[' * 100_000}\n---\n# A\n"
    assert without_deep_block(text) == "# A\n"
    assert text[split(text, mkdocs=True)[1] :] == "# A\n"
