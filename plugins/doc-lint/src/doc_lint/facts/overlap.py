"""Find texts that repeat each other, exactly or nearly.

Equal texts are grouped first. Of the others, those that share rare triples of consecutive words are compared, each with
the few earlier ones that share the most: the time does not explode where all texts are alike. The measure is
containment, not similarity: a short text that was pasted into a long one counts like a copy. Runs of words that many
pages have are boilerplate and don't count.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from zlib import crc32

from msgspec import Struct

Words = tuple[str, ...]
Triple = tuple[str, str, str]

_MAX_TEXTS = 24  # a triple of words in more texts than this is a common phrase
_CANDIDATE_SHARE = 0.24  # part of the wanted overlap that rare triples must reach before words are compared
_CANDIDATES = 6  # earlier texts that a text is compared with
_RUN = 6  # words; shorter runs are on many pages by chance
_SAMPLE_SIZE = 200_000  # words; from here on, half of the triples are used, from twice as many a third, and so on
_MAX_STEP = 6  # at least a sixth of the triples is used
_MIN_LENGTH = 4  # letters in the first word of a sampled triple; shorter words are in every text


class Copies(Struct, frozen=True, gc=False):
    """Texts that repeat an earlier one.

    Attributes:
        original: Index of the earlier text.
        members: Indices of those that repeat it, ascending.
        share: The share of words that the first of these has in common with it.
        start: Number of the word at which the common ones begin in the first of these.
    """

    original: int
    members: tuple[int, ...]
    share: float
    start: int


class Match(Struct, frozen=True, gc=False):
    """What a text has in common with an earlier one: words, their share of the shorter one, and where they begin."""

    words: int = 0
    share: float = 0
    start: int = 0


def copies(
    texts: Sequence[Words], pages: Sequence[str], least: float, *, min_words: int = 1, max_pages: int = 4
) -> list[Copies]:
    """Return the texts that later ones on other pages repeat.

    A text repeats the earlier one that it shares most words with, or the one that this repeats, if it also shares
    enough with that.

    Args:
        texts: The words of each text, in reading order.
        pages: The page of each text.
        least: Minimum share of the shorter text's words, from 0 to 1.
        min_words: Minimum number of words other than boilerplate.
        max_pages: Runs of words on more pages than this are boilerplate.
    """
    equal: dict[Words, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        equal[text].append(index)
    kinds, places = list(equal), list(equal.values())
    candidates = _candidates(kinds, least)
    alike = {*candidates}.union(*candidates.values())
    alike |= {kind for kind, found in enumerate(places) if len(found) > 1}
    matcher = _Matcher({kind: kinds[kind] for kind in sorted(alike)}, places, pages, max_pages)
    long = [kind for kind in sorted(alike) if matcher.count(kind) >= min_words]
    originals: dict[int, int] = {}
    matches: dict[int, Match] = {}
    for kind in long:
        here = {pages[index] for index in places[kind]}
        found = {
            other: matcher.match(kind, other, least)
            for other in candidates.get(kind, ())
            if matcher.count(other) >= min_words and {pages[index] for index in places[other]} != here
        }
        nearest = max(found, key=lambda other: (found[other].words, -other), default=kind)
        if nearest != kind and found[nearest].share >= least:
            first = originals.get(nearest, nearest)
            match = found.get(first) or matcher.match(kind, first, least)
            originals[kind], matches[kind] = (first, match) if match.share >= least else (nearest, found[nearest])
    groups: dict[int, list[tuple[int, Match]]] = defaultdict(list)
    for kind in long:
        if kind in originals:
            groups[originals[kind]] += ((index, matches[kind]) for index in places[kind])
        else:
            groups[kind] += ((index, Match(share=1)) for index in places[kind])
    return sorted(_copies(groups, places, pages), key=lambda each: each.members)


def _copies(
    groups: Mapping[int, list[tuple[int, Match]]], places: Sequence[Sequence[int]], pages: Sequence[str]
) -> Iterator[Copies]:
    """Yield the texts that others on other pages repeat."""
    for original, found in groups.items():
        first = places[original][0]
        members = sorted((index, match) for index, match in found if pages[index] != pages[first])
        if members:
            match = members[0][1]
            yield Copies(first, tuple(index for index, _ in members), match.share, match.start)


def overlap(one: Words, other: Words) -> float:
    """Return the share of the shorter text's words that the other text has in the same order.

    Single words don't count, only runs of two or more.
    """
    return _Matcher({0: one, 1: other}, [[0], [1]], "ab", 2).match(0, 1, 0).share


class _Matcher:
    """Compares texts without the boilerplate in them."""

    def __init__(
        self, texts: Mapping[int, Words], places: Sequence[Sequence[int]], pages: Sequence[str], max_pages: int
    ):
        self._pairs = {kind: list(pairwise(text)) for kind, text in texts.items()}
        self._counted = {kind: bytearray(b"\1" * len(text)) for kind, text in texts.items()}
        by_page: dict[str, list[int]] = defaultdict(list)
        for kind in texts:
            for page in {pages[index] for index in places[kind]}:
                by_page[page].append(kind)
        if len(by_page) > max_pages:
            runs = {
                kind: [hash(text[at : at + _RUN]) for at in range(len(text) - _RUN + 1)] for kind, text in texts.items()
            }
            number = Counter(run for kinds in by_page.values() for run in {run for kind in kinds for run in runs[kind]})
            for kind, found in runs.items():
                for start in (start for start, run in enumerate(found) if number[run] > max_pages):
                    self._counted[kind][start : start + _RUN] = bytes(_RUN)

    def count(self, kind: int) -> int:
        """Return the number of words of a text that are not boilerplate."""
        return self._counted[kind].count(1)

    def match(self, kind: int, earlier: int, least: float) -> Match:
        """Return what a text repeats of an earlier one; nothing if it is certainly less than the wanted share."""
        mine, theirs = self._pairs[kind], self._pairs[earlier]
        is_short = self.count(kind) <= self.count(earlier)
        shorter = kind if is_short else earlier
        size = self.count(shorter)
        distinct = len({*self._pairs[shorter]}) * size / max(len(self._counted[shorter]), 1)
        if len({*mine}.intersection(theirs)) < least / 2 * distinct:  # a run of n words has n - 1 pairs
            return Match()
        blocks = SequenceMatcher(None, mine, theirs).get_matching_blocks()[:-1]
        counted = self._counted[shorter]
        shared: set[int] = set()
        for block in blocks:
            start = block.a if is_short else block.b
            shared.update(number for number in range(start, start + block.size + 1) if counted[number])
        start = next((block.a for block in blocks if 1 in self._counted[kind][block.a : block.a + block.size + 1]), 0)
        return Match(len(shared), len(shared) / max(size, 1), start)


def _runs(text: Words) -> Iterator[int]:
    """Yield a digest of each run of words that is long enough to be boilerplate."""
    return (hash(text[start : start + _RUN]) for start in range(len(text) - _RUN + 1))


def _candidates(texts: Sequence[Words], least: float) -> dict[int, list[int]]:
    """Return the earlier texts worth comparing with a text, those with the most common triples first."""
    first: dict[Triple, int] = {}
    texts_by_triple: dict[Triple, list[int]] = {}
    sizes = []
    for index, triples in enumerate(_triples(texts)):
        sizes.append(len(triples))
        for triple in triples:
            other = first.setdefault(triple, index)
            if other != index:
                texts_by_triple.setdefault(triple, [other]).append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for found in texts_by_triple.values():
        if len(found) <= _MAX_TEXTS:
            shared.update(combinations(found, 2))
        else:
            for index in found:
                sizes[index] -= 1
    worth: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (earlier, later), number in shared.items():
        if number >= _CANDIDATE_SHARE * least * min(sizes[earlier], sizes[later]):
            worth[later].append((-number, earlier))
    return {later: [earlier for _, earlier in sorted(found)[:_CANDIDATES]] for later, found in worth.items()}


def _triples(texts: Sequence[Words]) -> Iterator[set[Triple]]:
    """Yield the triples of each text. For many words, yield a sample: triples that begin with certain words."""
    step = min(sum(map(len, texts)) // _SAMPLE_SIZE + 1, _MAX_STEP)
    if step == 1:
        yield from (set(zip(text, text[1:], text[2:], strict=False)) for text in texts)
        return
    longer = (word for word in set[str]().union(*texts) if len(word) >= _MIN_LENGTH)
    chosen = {word for word in longer if crc32(word.encode()) % step == 0}
    for text in texts:
        yield {triple for triple in zip(text, text[1:], text[2:], strict=False) if triple[0] in chosen}
