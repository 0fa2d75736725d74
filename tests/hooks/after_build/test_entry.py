"""An entry of the search is written whole, in a list of results, and as its text."""

import msgspec

from after_build.entry import Entry


def test_a_list_of_results_has_neither_text_nor_code() -> None:
    entry = Entry(location="pots/", title="Pots", text="A lid.", code="lid", boost=0.5, path=["Guides"])
    assert msgspec.json.decode(entry.json) == entry
    assert bytes(entry.listed) == b'{"location":"pots/","title":"Pots","boost":0.5,"path":["Guides"]}'
    assert bytes(entry.text) == b'"A lid."'


def test_equal_entries_have_different_hashes() -> None:
    first, second = Entry(title="Pots", boost=1), Entry(title="Pots", boost=1.0)
    assert first == second
    assert hash(first) != hash(second)
