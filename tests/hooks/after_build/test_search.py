"""The index of the search has an entry for each row with an anchor, and what the ranking needs."""

import json
from typing import Any

import pytest

from after_build.pages import read_pages
from after_build.search import write_search_index
from tests.hooks.after_build.conftest import HOOKS
from tests.hooks.conftest import ROOT
from tests.theme.conftest import Build, Built
from toml_tables import read_tables

pytestmark = pytest.mark.xdist_group("theme")

GUIDE = """\
---
description: How to use pots.
next_steps: [{page: index.md, text: All guides.}]
search: {boost: 0.5}
---
# Pots

Put `lid` on.

```python
lid = pots.Lid()
```

## Messages

| Message | Cause |
| --- | --- |
| `No lid: ...`{ #no-lid } | it is *lost* |
| `POT_HOME` | where **pots** are |
| plain words | stay here |
"""
PAGES = {
    "index.md": "# Home\n\n[Lost lids](guides/pots.md#no-lid) and [cooking](guides/pots.md).\n",
    "guides/index.md": "# Guides\n",
    "guides/pots.md": GUIDE,
}
NAV = [{"Home": "index.md"}, {"Guides": ["guides/index.md", {"Pots": "guides/pots.md"}]}]


@pytest.fixture(scope="module")
def site(build_site: Build) -> Built:
    """A section with a guide that has a table."""
    return build_site(PAGES, NAV, hooks=HOOKS)


def docs(site: Built) -> dict[str, dict[str, Any]]:
    """The entries of the index by their addresses."""
    index = json.loads((site.folder / "search/search_index.json").read_text("utf-8"))
    return {entry["location"]: entry for entry in index["docs"]}


def test_each_row_with_an_anchor_is_an_entry(site: Built) -> None:
    found = docs(site)
    assert found["guides/pots/#no-lid"] == {
        "location": "guides/pots/#no-lid",
        "title": "<code>No lid: ...</code>",
        "text": "it is lost",
        "row": True,
        "boost": 0.5,
        "about": "Lost lids",
    }
    assert found["guides/pots/#POT_HOME"]["text"] == "where pots are"
    assert found["guides/pots/#messages"]["text"] == "Message Cause plain words stay here"


def test_a_page_has_its_sections_its_description_and_the_texts_of_links_to_it(site: Built) -> None:
    page = docs(site)["guides/pots/"]
    assert (page["path"], page["about"]) == (["Guides"], "How to use pots. cooking")
    assert docs(site)["guides/"]["landing"]


def test_of_a_listing_there_are_only_the_words_that_the_text_lacks(site: Built) -> None:
    page = docs(site)["guides/pots/"]
    assert (page["text"], page["code"]) == ("Put lid on.", "pots Lid")


def test_cards_that_repeat_other_pages_are_no_entries(site: Built) -> None:
    assert "guides/pots/#next-steps" not in docs(site)


def test_what_was_written_before_is_written_again(site: Built) -> None:
    file = site.folder / "search/search_index.json"
    before = file.read_bytes()
    write_search_index(site.folder, read_pages(site.folder), {}, {})
    assert file.read_bytes() == before


def test_synonyms_come_along(site: Built) -> None:
    write_search_index(site.folder, read_pages(site.folder), {"kettle": "pot"}, {})
    ranking = json.loads((site.folder / "search/ranking.json").read_text("utf-8"))
    assert ranking["synonyms"] == {"kettle": "pot"}


def test_a_page_is_found_by_what_readers_ask_and_an_unknown_address_is_returned(site: Built) -> None:
    questions = {"guides/pots/": ["which saucepan", "saucepans for soup"], "guides/gone/#lid": ["lost lid"]}
    assert write_search_index(site.folder, read_pages(site.folder), {}, questions) == ["guides/gone/#lid"]
    ranking = json.loads((site.folder / "search/ranking-generated.json").read_text("utf-8"))
    assert {"saucepan", "saucepans", "soup"} < {*ranking["words"].split()}
    assert "saucepan" not in (site.folder / "search/texts.json").read_text("utf-8")


def test_the_questions_of_the_site_are_words_of_readers() -> None:
    questions = read_tables(ROOT / "search-questions.toml")
    assert {"guides/execution/", "references/faqs/"} <= {address.partition("#")[0] for address in questions}
    assert [address for address, asked in questions.items() if len(asked) != len({*asked})] == []


def test_the_synonyms_of_the_site_are_words_of_readers_for_words_of_pages() -> None:
    synonyms = read_tables(ROOT / "search-synonyms.toml")
    assert synonyms["kill"] == "cancel"
    assert [word for word in synonyms if word != word.lower() or len(word.split()) > 3] == []
    assert [word for word, means in synonyms.items() if means == word] == []
