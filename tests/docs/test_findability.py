"""What readers type or paste into the search box leads to the right page.

`findability.toml`, `queries.toml`, `later.toml` and `blind.toml` have the questions. `answers.toml` has what users have
asked in public, with the words that lead to the answer.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.docs.messages import anchors
from tests.docs.test_search import ASK

Query = dict[str, Any]


def queries(file: str) -> list[Query]:
    """The queries of a file beside this one."""
    found: list[Query] = tomllib.loads((Path(__file__).parent / file).read_text("utf-8"))["query"]
    return found


QUERIES = queries("findability.toml")
MORE = queries("queries.toml")
LATER = queries("later.toml")
BLIND = queries("blind.toml")
UNSEEN = [query for query in BLIND if query["writer"] == 7]
ALL = QUERIES + MORE + LATER + BLIND
ANSWERS = [
    {"ask": words, "pages": [question["answer"]]} for question in queries("answers.toml") for words in question["words"]
]
HELD = [query for query in QUERIES if query.get("held")]
NAMES = (
    "warmup_3b",
    "/scratch/kim/run_7/train.py",
    "gpu-2",
    "<function main at 0x7f12ab>",
    "my-model_1731240012",
    "4096",
)
"""What stands in for `...` in a message."""


@pytest.fixture(scope="module")
def found(page: Page) -> dict[str, list[str]]:
    """The first five pages for each query and each pasted message."""
    asked = [
        *(query["ask"] for query in ALL + ANSWERS),
        *(text for texts in pasted().values() for text in texts),
    ]
    answers: dict[str, list[str]] = page.evaluate(ASK, asked)[0]
    return answers


def pasted() -> dict[str, list[str]]:
    """The messages of the troubleshooting page as a reader sees them, with other names, paths and numbers."""
    texts: dict[str, list[str]] = {}
    for i, message in enumerate(anchors()):
        names = iter(NAMES[i % len(NAMES) :] + NAMES)
        filled = "".join(part + next(names) for part in message.split("...")[:-1]) + message.split("...")[-1]
        texts[message] = [
            filled,
            f'  File "/home/kim/lib/python3.11/site-packages/x.py", line {40 + i}, in main {filled}',
        ]
    return texts


def share(asked: Sequence[Query], found: dict[str, list[str]], first: int) -> float:
    """The share of queries for which one of the wanted pages is among the first."""
    hits = [{page.split("#")[0] for page in query["pages"]} & {*found[query["ask"]][:first]} for query in asked]
    return sum(map(bool, hits)) / len(asked)


def test_there_are_enough_queries_and_some_are_held() -> None:
    assert len(QUERIES) >= 120
    assert len(HELD) == len([query for query in LATER if query.get("held")]) == 40
    assert len(MORE) >= 150
    assert len(UNSEEN) == 60
    assert len({query["ask"] for query in ALL}) == len(ALL)


def test_every_wanted_page_and_anchor_is_there(built_site: Path) -> None:
    missing = []
    for target in {page for query in ALL + ANSWERS for page in query["pages"]}:
        address, _, anchor = target.partition("#")
        file = built_site / address / "index.html"
        if not file.is_file() or (anchor and f'id="{anchor}"' not in file.read_text("utf-8")):
            missing.append(target)
    assert missing == []


@pytest.mark.parametrize(
    ("asked", "first", "least"),
    [
        (QUERIES, 1, 0.87),
        (QUERIES, 3, 0.97),
        (HELD, 3, 0.95),
        (MORE, 1, 0.85),
        (MORE, 3, 0.97),
        (LATER, 1, 0.84),
        (LATER, 3, 0.95),
        (BLIND, 1, 0.87),
        (BLIND, 3, 0.97),
        (UNSEEN, 1, 0.85),
        (UNSEEN, 3, 0.95),
        (ANSWERS, 1, 0.78),
        (ANSWERS, 3, 0.95),
    ],
)
def test_the_right_page_is_among_the_first(
    found: dict[str, list[str]], asked: list[Query], first: int, least: float
) -> None:
    assert share(asked, found, first) >= least


def test_a_pasted_message_leads_to_the_troubleshooting_page(found: dict[str, list[str]]) -> None:
    texts = [text for texts in pasted().values() for text in texts]
    missed = [text for text in texts if found[text][0] != "guides/troubleshooting/"]
    assert len(texts) > 120
    assert len(missed) / len(texts) <= 0.05, missed
