"""The rule broken-encoding."""

from doc_lint import lint, read_options
from doc_lint.testing import read_site


def findings(data: bytes) -> list[str]:
    report = lint(read_site({"docs/index.md": data}), read_options({"select": ["broken-encoding"]}))
    return [f"{finding.location}: {finding.message}" for finding in report.findings]


def test_latin_1_is_reported_at_its_first_line() -> None:
    assert findings("# Home\n\nCafé\n".encode("latin-1")) == ["docs/index.md:3:1: `index.md` is not UTF-8: byte 0xe9"]


def test_the_rest_of_the_page_is_still_read() -> None:
    (page,) = read_site({"docs/index.md": "# Café\n\n[a](b.md)\n".encode("latin-1")}).pages
    assert page.title == "Café"
    assert [link.target for link in page.links] == ["b.md"]


def test_utf_8_with_and_without_a_byte_order_mark_is_not_reported() -> None:
    assert findings("# Café\n".encode()) == []
    assert findings("# Café\n".encode("utf-8-sig")) == []
