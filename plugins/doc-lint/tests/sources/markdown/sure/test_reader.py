"""What the blocks of a page define."""

from doc_lint.sources.markdown.dialect import read_dialect
from doc_lint.sources.markdown.sure.page import is_sure
from doc_lint.sources.markdown.sure.reader import BlockReader
from doc_lint.sources.markdown.sure.text import SureText


def reader(*names: str) -> BlockReader:
    extensions = frozenset(names)
    return BlockReader(extensions, SureText(extensions, {}), has_tab_ids=False)


def test_references_and_footnotes_are_collected() -> None:
    page = reader("footnotes")
    assert page.is_sure("[a] [b][A] [^1]\n\n[a]: b.md\n[A]: b.md\n\n[^1]: One.\n[^2]: Two[^2]\n")
    assert page.defined == {"a": "b.md"}
    assert page.footnotes == {"1", "2"}


def test_what_is_defined_twice_or_not_at_all_is_unsure() -> None:
    assert not reader("footnotes").is_sure("[^1]: One.\n[^1]: Two[^1]\n")
    assert not is_sure("[^1]: One.\n", read_dialect({"footnotes": {}}))
    assert not reader().is_sure("[^1]: One[^1]\n")
    assert not reader().is_sure("[a]: b.md\n[a]: c.md\n")


def test_references_with_a_space_are_unsure_where_the_name_is_defined() -> None:
    dialect = read_dialect({})
    assert is_sure("[a] [b], [c] [d](e.md)\n\n[a]: f.md\n", dialect)
    assert not is_sure("[a] [b]\n\n[B]: f.md\n", dialect)
    assert not is_sure("[c] [d](e.md)\n\n[d]: f.md\n", dialect)
