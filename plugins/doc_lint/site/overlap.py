"""Which texts of a site repeat each other, word for word or nearly so.

Texts that are equal are one from the start. Of the others, those that share rare pairs of neighbouring words are
compared word by word; a pair that stands in many texts tells nothing and is left out. The measure is containment, not
likeness: a short text that was put into a long one counts as well as a copy.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from msgspec import Struct

Words = tuple[str, ...]
Pair = tuple[str, str]

_COMMON = 60  # a pair of words in more texts than this is a figure of speech
_CANDIDATE = 0.6  # share of the wanted overlap that rare pairs must have before words are compared
_MANY = 3000  # from this number of texts on, only pairs that begin with a long word are looked at
_LONG_WORD = 6


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
        share = overlap(kinds[first], kinds[second])
        if share >= least:
            parent[max(one, other)] = min(one, other)
            shares[min(one, other)] = min(share, shares.get(one, 1.0), shares.get(other, 1.0))
    groups: dict[int, list[int]] = defaultdict(list)
    for kind, text in enumerate(kinds):
        groups[_root(parent, kind)].extend(equal[text])
    return [Cluster(tuple(sorted(g)), shares.get(root, 1.0)) for root, g in groups.items() if len(g) > 1]


def overlap(one: Words, other: Words) -> float:
    """Return the share of the shorter text's words that the other has in the same order; single words do not count."""
    short, long = sorted((one, other), key=len)
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) / max(len(short), 1)


def _candidates(texts: Sequence[Words], least: float) -> Iterable[tuple[int, int]]:
    """Return the pairs of texts worth comparing, those with the most in common first."""
    pairs = [_pairs(text, long_only=len(texts) > _MANY) for text in texts]
    counts = Counter(pair for of_text in pairs for pair in of_text)
    rare = [{pair for pair in of_text if counts[pair] <= _COMMON} for of_text in pairs]
    holders: Mapping[Pair, list[int]] = defaultdict(list)
    found: list[tuple[float, int, int]] = []
    for index, of_text in enumerate(rare):
        shared: Counter[int] = Counter()
        for pair in of_text:
            if counts[pair] > 1:
                shared.update(holders[pair])
                holders[pair].append(index)
        for other, number in shared.items():
            share = number / min(len(of_text), len(rare[other]))
            if share >= least * _CANDIDATE:
                found.append((-share, other, index))
    return [(one, other) for _, one, other in sorted(found)]


def _pairs(text: Words, *, long_only: bool) -> set[Pair]:
    pairs = pairwise(text)
    return {pair for pair in pairs if len(pair[0]) >= _LONG_WORD} if long_only else set(pairs)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
