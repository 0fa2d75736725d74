"""The browser gets for each word the entries that have it, with weights, and cuts no texts itself."""

import json
from pathlib import Path

import pytest

from after_build.ranking import FIRST, RANKING, TEXTS, encoded, parts, weights, write_ranking

PAGE = {"location": "pots/", "title": "Pots", "text": "A lid and a <b>lid</b>.", "path": ["Guides"], "about": "Cook."}
ROW = {"location": "pots/#lid", "title": "<code>no_lid</code>", "text": "Lost &amp; found", "code": "open", "row": True}


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
    long = "spoon " + " ".join(f"word{i}" for i in range(400))
    passing = [{"location": f"soup-{i}/", "title": f"Soup {i}", "text": long} for i in range(4)]
    about = {"location": "spoons/", "title": "Spoons", "text": "A spoon."}
    few = [
        {**passing[0], "location": "forks/", "text": f"ladle {long[6:]}"},
        {"location": "ladles/", "title": "Ladle", "text": ""},
    ]
    generated = {"location": "api/", "title": "stir", "text": "Stir it. Whisks.", "code": "bowl " * 9, "boost": 0.15}
    write_ranking(tmp_path, [*passing, about, *few, generated], {})
    ranking = json.loads((tmp_path / RANKING).read_text("utf-8"))
    lists = dict(zip(ranking["words"].split(), ranking["lists"], strict=True))
    assert ord(lists["spoon"][0]) - FIRST == 4
    assert len(lists["spoon"]) == 2
    assert [ord(sign) - FIRST for sign in lists["ladle"]][:2] == [5, 1], "few have it: each can be found"
    assert "stir" in lists
    assert {"whisks", "bowl"} & {*lists} == set(), "a generated entry is found by its name and its first sentence"


def test_a_word_counts_more_in_a_title_and_less_in_a_long_text() -> None:
    counts = weights(ROW, PAGE)
    assert counts["no_lid"] > counts["pots"] > counts["open"]
    long = weights({**ROW, "text": "Lost &amp; found " + "word " * 99}, PAGE)
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
