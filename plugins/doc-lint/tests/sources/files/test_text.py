"""Reading the text of pages."""

from doc_lint.site import Defect
from doc_lint.sources.files.text import decode


def test_utf8_with_or_without_a_mark_is_text() -> None:
    assert decode("ü".encode()) == ("ü", None)
    assert decode("ü".encode("utf-8-sig")) == ("ü", None)


def test_other_bytes_are_latin_1_and_a_defect_with_its_line() -> None:
    assert decode(b"# Home\n\xfc\n") == ("# Home\nü\n", Defect("byte 0xfc", 2))
