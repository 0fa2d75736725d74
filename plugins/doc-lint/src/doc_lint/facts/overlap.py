"""Which texts of a site repeat each other, word for word or nearly so.

Texts that are equal are one from the start. Of the others, those that share rare triples of neighbouring words are
compared word by word; a triple that stands in many texts tells nothing and is left out. The measure is containment, not
likeness: a short text that was put into a long one counts as well as a copy.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from zlib import crc32

from msgspec import Struct

Words = tuple[str, ...]
Triple = tuple[str, str, str]

_COMMON = 60  # a triple of words in more texts than this is a figure of speech
_CANDIDATE = 0.24  # part of the wanted overlap that rare triples must show before words are compared
_MUCH = 200_000  # words; of a text twice as long, every second triple is looked at, and so on
_LEAST = 6  # every sixth at least
_LONG = 4  # letters of a word that such a triple begins with: short ones are in every text


class Cluster(Struct, frozen=True, gc=False):
    """Texts that repeat each other.

    Attributes:
        members: Their indices, ascending.
        share: The least share of its words that one of them has in common with another.
    """

    members: tuple[int, ...]
    share: float


def clusters(texts: Sequence[Words], least: float) -> list[Cluster]:
    """Return the groups of texts of which each shares at least this part of its words with another of the group.

    Args:
        texts: The words of each text, in reading order.
        least: Share of the words of the shorter text, from 0 to 1.
    """
    equal: dict[Words, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        equal[text].append(index)
    kinds = list(equal)
    parent = list(range(len(kinds)))
    shares: dict[int, float] = {}
    for first, second in _candidates(kinds, least):
        one, other = _root(parent, first), _root(parent, second)
        if one == other:
            continue
        share = overlap(kinds[first], kinds[second], least)
        if share >= least:
            parent[max(one, other)] = min(one, other)
            shares[min(one, other)] = min(share, shares.get(one, 1.0), shares.get(other, 1.0))
    groups: dict[int, list[int]] = defaultdict(list)
    for kind, text in enumerate(kinds):
        groups[_root(parent, kind)].extend(equal[text])
    return [Cluster(tuple(sorted(g)), shares.get(root, 1.0)) for root, g in groups.items() if len(g) > 1]


def overlap(one: Words, other: Words, least: float = 0) -> float:
    """Return the share of the shorter text's words that the other has in the same order; single words do not count.

    What is surely below the least share of interest is 0.
    """
    short, long = sorted((one, other), key=len)
    pairs = set(pairwise(short))
    if len(pairs.intersection(pairwise(long))) < least / 2 * len(pairs):
        return 0.0  # a run of n words has n - 1 pairs
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) / max(len(short), 1)


def _candidates(texts: Sequence[Words], least: float) -> Iterable[tuple[int, int]]:
    """Return the pairs of texts worth comparing, those with the most in common first.

    Where every third word was changed, a third of the triples is left.
    """
    first: dict[Triple, int] = {}
    holders: dict[Triple, list[int]] = {}
    sizes = []
    for index, triples in enumerate(_triples(texts)):
        sizes.append(len(triples))
        for triple in triples:
            other = first.setdefault(triple, index)
            if other != index:
                holders.setdefault(triple, [other]).append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        if len(found) <= _COMMON:
            shared.update(combinations(found, 2))
        else:
            for index in found:
                sizes[index] -= 1
    shares = {pair: number / min(sizes[pair[0]], sizes[pair[1]]) for pair, number in shared.items()}
    worth = [(-share, pair) for pair, share in shares.items() if share >= _CANDIDATE * least]
    return [pair for _, pair in sorted(worth)]


def _triples(texts: Sequence[Words]) -> Iterator[set[Triple]]:
    """Yield the triples of each text; of much text only those that begin with certain words, in all texts alike."""
    part = min(sum(map(len, texts)) // _MUCH + 1, _LEAST)
    if part == 1:
        yield from (set(zip(text, text[1:], text[2:], strict=False)) for text in texts)
        return
    longer = (word for word in set[str]().union(*texts) if len(word) >= _LONG)
    chosen = {word for word in longer if crc32(word.encode()) % part == 0}
    for text in texts:
        yield {triple for triple in zip(text, text[1:], text[2:], strict=False) if triple[0] in chosen}


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
