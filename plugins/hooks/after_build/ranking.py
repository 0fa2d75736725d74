"""`search/ranking.json`, `ranking-generated.json` and `texts.json`: the entries of the search, ready to use.

A browser needs a second to cut all texts into words, and a phone four. So the build does it: for each word, the ranking
has the entries with that word and their weights. A search can begin with the pages that people wrote; those of the API
reference and the texts of excerpts are in further files. `assets/javascripts/search` reads them, and cuts what is asked
into words in the same way.
"""

import html
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import sub
from pathlib import Path

import msgspec

from after_build.entry import Entry
from kept import kept

RANKING, GENERATED, TEXTS = "search/ranking.json", "search/ranking-generated.json", "search/texts.json"
STOP = frozenset(
    """
    a about all an and any are as at be because been being between both but by can could did do does doing each for from
    get gets getting got had has have how i if in inside instead into is it its just like me more most my of on only or
    other our out over please same should so some such than that the their them then there these they this those through
    to too up us very want was we were what when where which while who why will with would you your
    """.split()  # noqa: SIM905  # a list of words is read more easily without quotes
)
FIELDS = {"title": 3, "about": 1.2, "asked": 0.5, "near": 0.6, "text": 0.8, "code": 0.4}
STEPS = 8  # of a weight of 1
LEAST, RARE = 3, 3  # steps that a word has to count in an entry, and entries that it keeps
FIRST = 35  # the character of 0: the next ones need no escape in JSON, but for one
WORD = re.compile(r"\w+(?:-+\w+)*")
NAME = re.compile(r"[-_]|[a-z\d][A-Z]|[A-Z][A-Z][a-z]")
CAPITALS = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
TAG = re.compile(r"<[^>]+>")

Weights = Mapping[str, int]


def write_ranking(site: Path, docs: Iterable[Entry], synonyms: Mapping[str, object]) -> None:
    """Write the files for the entries of the index."""
    docs = sorted(docs, key=is_generated)
    written = sum(not is_generated(doc) for doc in docs)
    pages = {doc["location"]: doc for doc in docs if "#" not in doc["location"]}
    page_of = [pages.get(doc["location"].partition("#")[0], doc) for doc in docs]
    lists = _lists.of([*map(weights, docs, page_of)], written)
    first = {"first": FIRST, "steps": STEPS, "stop": sorted(STOP), "synonyms": synonyms}
    files = {
        RANKING: _part(docs[:written], {word: list_ for word, (list_, _) in lists.items() if list_}) | first,
        GENERATED: _part(docs[written:], {word: list_ for word, (_, list_) in lists.items() if list_}),
        TEXTS: [doc.text for doc in docs],
    }
    for name, content in files.items():
        (site / name).write_bytes(msgspec.json.encode(content))


def _part(docs: Sequence[Entry], lists: Mapping[str, str]) -> dict[str, object]:
    return {"docs": [doc.listed for doc in docs], "words": " ".join(lists), "lists": [*lists.values()]}


class _Lists:
    """The lists of the last build of this process: `scripts/serve` writes all of them after a change of one entry."""

    def __init__(self) -> None:
        self._weights: Sequence[Weights] = ()
        self._written = 0
        self._steps: dict[str, dict[int, int]] = {}  # of each word, by the number of the entry
        self._lists: dict[str, tuple[str, str]] = {}

    def of(self, weights: Sequence[Weights], written: int) -> dict[str, tuple[str, str]]:
        """Return the lists of each word, in order. After a change of some entries, only their words get new ones."""
        if (len(weights), written) != (len(self._weights), self._written):
            self._weights, self._written, self._steps, self._lists = [{}] * len(weights), written, {}, {}
        words: set[str] = set()
        for number, (old, new) in enumerate(zip(self._weights, weights, strict=True)):
            if old is not new:
                words.update(old, new)
                for word in old:
                    del self._steps[word][number]
                for word, step in new.items():
                    self._steps.setdefault(word, {})[number] = step
        lists = {word: text for word, text in self._lists.items() if word not in words}
        lists |= {word: word_lists(word, self._steps[word], written) for word in words if self._steps[word]}
        self._weights, self._lists = weights, dict(sorted(lists.items()))
        return self._lists


_lists = _Lists()


def word_lists(word: str, steps: Mapping[int, int], written: int) -> tuple[str, str]:
    """Return two lists for a word: the first `written` entries with it, and the others.

    Entries in which it counts little are left out, but not for a name, and not if fewer than RARE would be left.
    """
    least = min(LEAST, sorted(steps.values())[-RARE]) if len(steps) > RARE and "_" not in word else 0
    kept = sorted((number, step) for number, step in steps.items() if step >= least)
    numbers, kept_steps = zip(*kept, strict=True)
    at = bisect_left(numbers, written)
    return encoded(numbers[:at], kept_steps[:at]), encoded(numbers[at:], kept_steps[at:], written)


def is_generated(doc: Entry) -> bool:
    """Return whether an entry is one of the API reference."""
    return bool(doc.get("boost", 1) < 1)


@kept
def weights(doc: Entry, page: Entry) -> Weights:
    """Return how much each word of an entry counts, in steps: more in its title, less the more words there are.

    Of a generated entry, words that count little are left out.
    """
    near = page.get("path", []) if doc is page else [plain(page["title"])]
    near = " ".join([*near, *page.get("tags", [])])
    text, code, least = doc["text"], doc.get("code", ""), 1
    if is_generated(doc):  # found by its name, and by what it says first
        text, code, least = text.partition(". ")[0][:160], "", LEAST
    return _weights(doc["title"], doc.get("about", ""), near, text, code, doc.get("asked", ""), least)


@kept
def _weights(title: str, about: str, near: str, text: str, code: str, asked: str, least: int) -> Weights:
    fields = {"title": plain(title), "about": about, "near": near, "text": plain(text), "code": code, "asked": asked}
    found: dict[str, float] = {}
    for field, words in fields.items():
        counts = Counter(each_word(words))
        length = counts.total()
        for word, count in counts.items():
            if word in STOP and field not in ("title", "code"):
                continue
            if field == "title":
                dense = 1 / (1 + 0.1 * length)
            else:
                dense = 1 if field in ("near", "asked") else count / (count + 0.4 + length / 120)
            found[word] = found.get(word, 0) + FIELDS[field] * dense
    steps = ((word, max(1, round(weight * STEPS))) for word, weight in found.items())
    return {word: step for word, step in steps if step >= least}


def encoded(numbers: Sequence[int], steps: Sequence[int], start: int = 0) -> str:
    """Return the distances between the numbers of entries, then the steps of their weights, a character each."""
    return "".join(map(chr, map(FIRST.__add__, chain(map(sub, numbers, chain((start,), numbers)), steps))))


def plain(markup: str) -> str:
    """Return HTML of the index as text."""
    return html.unescape(TAG.sub("", markup))


def each_word(text: str) -> Iterator[str]:
    """Return each word of a text, in small letters, and each part of a name."""
    return chain.from_iterable(map(_forms, WORD.findall(text)))


@lru_cache(maxsize=16384)  # a site repeats its words ten times
def _forms(word: str) -> tuple[str, ...]:
    small = word.lower()
    return (small, *(part for part in parts(word) if part != small)) if NAME.search(word) else (small,)


def parts(word: str) -> list[str]:
    """Return the parts of a name: three for `SlurmJobDetails`, none for `WandB` and `LoRA`, which are words."""
    found = []
    for part in filter(None, re.split(r"[-_]+", word)):
        capitals = CAPITALS.split(part)
        found += capitals if all(re.match(r"[^\W\d_]{3,}", cut) for cut in capitals) else [part]
    return [part.lower() for part in found] if len(found) > 1 or found[:1] != [word] else []
