"""The browser gets for each word the entries that have it, with weights, and cuts no texts itself."""

import json
from pathlib import Path

import pytest

from after_build.entry import Entry
from after_build.ranking import FIRST, GENERATED, RANKING, TEXTS, encoded, parts, weights, write_ranking

PAGE = Entry(location="pots/", title="Pots", text="A lid and a <b>lid</b>.", path=["Guides"], about="Cook.")
ROW = Entry(location="pots/#lid", title="<code>no_lid</code>", text="Lost &amp; found", code="open", row=True)


def words(ranking: Path) -> dict[str, str]:
    """The list of each word in a file."""
    part = json.loads(ranking.read_text("utf-8"))
    return dict(zip(part["words"].split(), part["lists"], strict=True))


def test_each_word_has_the_entries_with_it_and_what_it_counts_there(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    write_ranking(tmp_path, [PAGE, ROW], {"kettle": "pot"})
    ranking = json.loads((tmp_path / RANKING).read_text("utf-8"))
    words = ranking["words"].split()
    assert words == ["cook", "found", "guides", "lid", "lost", "no", "no_lid", "open", "pots"]
    entries, counts = [ord(sign) - FIRST for sign in ranking["lists"][words.index("lid")]][:2], weights(PAGE, PAGE)
    assert entries == [0, 1]
    assert ord(ranking["lists"][words.index("cook")][1]) - FIRST == counts["cook"]
    assert ranking["docs"][1] == {"location": "pots/#lid", "title": "<code>no_lid</code>", "row": True}
    assert ranking["synonyms"] == {"kettle": "pot"}
    assert json.loads((tmp_path / TEXTS).read_text("utf-8")) == [PAGE["text"], ROW["text"]]


def test_a_word_in_passing_is_left_out_where_many_entries_have_it(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    long = "spoon big_spoon " + " ".join(f"word{i}" for i in range(400))
    passing = [Entry(location=f"soup-{i}/", title=f"Soup {i}", text=long) for i in range(4)]
    about = [Entry(location=f"spoons-{i}/", title=f"Spoons {i}", text="A spoon, a big_spoon.") for i in range(3)]
    few = [Entry(location="forks/", title="Forks", text=f"whisk {long[16:]}")]
    few += [Entry(location=f"whisks-{i}/", title=f"Whisk {i}", text="") for i in range(2)]
    generated = Entry(location="api/", title="stir", text="Stir it. Gently.", code="bowl " * 9, boost=0.15)
    write_ranking(tmp_path, [*passing, *about, *few, generated], {})
    lists = words(tmp_path / RANKING) | words(tmp_path / GENERATED)
    entries = {
        word: len(lists.get(word, "")) // 2 for word in ("spoon", "big_spoon", "whisk", "stir", "gently", "bowl")
    }
    assert entries == {"spoon": 3, "big_spoon": 7, "whisk": 3, "stir": 1, "gently": 0, "bowl": 0}
    assert ord(lists["spoon"][0]) - FIRST == len(passing)


def test_what_people_wrote_and_the_generated_entries_are_in_two_files_that_make_one_index(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    generated = Entry(location="api/", title="lid", text="A lid.", boost=0.15)
    write_ranking(tmp_path, [PAGE, generated, ROW], {})
    numbers = [ord(words(tmp_path / RANKING)["lid"][i]) - FIRST for i in range(2)]
    assert numbers == [0, 1], "the page, and its row right behind it"
    assert ord(words(tmp_path / GENERATED)["lid"][0]) - FIRST == 0, "counted from the first generated entry"
    assert json.loads((tmp_path / TEXTS).read_text("utf-8")) == [PAGE["text"], ROW["text"], generated["text"]]


def test_a_change_of_one_entry_gives_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    row = Entry(ROW | {"text": "Found, and found again", "code": "close"})
    found = []
    builds: list[list[Entry]] = [[PAGE, row], [], [PAGE, ROW], [PAGE, row], [row, PAGE], [PAGE, row]]
    for entries in builds:
        write_ranking(tmp_path, entries, {})
        found.append((tmp_path / RANKING).read_bytes())
    assert found[0] == found[3] == found[5] != found[4]


def test_a_word_counts_more_in_a_title_and_less_in_a_long_text() -> None:
    counts = weights(ROW, PAGE)
    assert counts["no_lid"] > counts["pots"] > counts["open"]
    long = weights(Entry(ROW | {"text": "Lost &amp; found " + "word " * 99}), PAGE)
    assert long["lost"] < counts["lost"]
    assert "and" not in weights(PAGE, PAGE), "a word that all texts have is kept in titles only"


def test_the_distance_to_the_entry_before_is_written() -> None:
    assert [ord(sign) - FIRST for sign in encoded([3, 2400], [8, 1])] == [3, 2397, 8, 1]


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("SlurmJobDetails", ["slurm", "job", "details"]),
        ("tail-logs", ["tail", "logs"]),
        ("WandB", []),
        ("LoRA", []),
        ("HTTPServer", ["http", "server"]),
        ("lid", []),
    ],
)
def test_names_are_cut_into_words(word: str, cut: list[str]) -> None:
    assert parts(word) == cut
