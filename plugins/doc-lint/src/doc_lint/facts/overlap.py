"""Find texts that repeat each other, exactly or nearly.

Equal texts are grouped first. Of the others, those that share rare triples of consecutive words are compared word by
word; triples that occur in many texts are ignored. The measure is containment, not similarity: a short text that was
pasted into a long one counts like a copy.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from zlib import crc32

from msgspec import Struct

Words = tuple[str, ...]
Triple = tuple[str, str, str]

_MAX_TEXTS = 60  # a triple of words in more texts than this is a common phrase
_CANDIDATE_SHARE = 0.24  # part of the wanted overlap that rare triples must reach before words are compared
_SAMPLE_SIZE = 200_000  # words; from here on, half of the triples are used, from twice as many a third, and so on
_MAX_STEP = 6  # at least a sixth of the triples is used
_MIN_LENGTH = 4  # letters in the first word of a sampled triple; shorter words are in every text


class Cluster(Struct, frozen=True, gc=False):
    """Texts that repeat each other.

    Attributes:
        members: Indices of the texts, ascending.
        pair: The first two of them that share words, on different pages.
        share: The share of words that these two have in common.
    """

    members: tuple[int, ...]
    pair: tuple[int, int]
    share: float


def clusters(texts: Sequence[Words], pages: Sequence[str], least: float) -> list[Cluster]:
    """Return groups of texts in which each text shares enough of its words with another one on another page.

    Args:
        texts: The words of each text, in reading order.
        pages: The page of each text.
        least: Minimum share of the shorter text's words, from 0 to 1.
    """
    equal: dict[Words, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        equal[text].append(index)
    kinds = list(equal)
    parent = list(range(len(kinds)))
    pairs: list[tuple[int, int, int, float]] = []
    for kind, text in enumerate(kinds):
        pairs += ((kind, *pair, 1.0) for pair in _on_two_pages(equal[text], equal[text], pages))
    for first, second in _candidates(kinds, least):
        one, other = _root(parent, first), _root(parent, second)
        pair = _on_two_pages(equal[kinds[first]], equal[kinds[second]], pages)
        if one == other or not pair:
            continue
        share = overlap(kinds[first], kinds[second], least)
        if share >= least:
            parent[max(one, other)] = min(one, other)
            pairs += ((first, *found, share) for found in pair)
    groups: dict[int, list[int]] = defaultdict(list)
    for kind, text in enumerate(kinds):
        groups[_root(parent, kind)].extend(equal[text])
    best: dict[int, tuple[int, int, float]] = {}
    for kind, early, late, share in pairs:
        root = _root(parent, kind)
        best[root] = min(best.get(root, (early, late, share)), (early, late, share))
    return [Cluster(tuple(sorted(groups[root])), (early, late), share) for root, (early, late, share) in best.items()]


def _on_two_pages(some: Sequence[int], others: Sequence[int], pages: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first pair of texts that are on different pages, in reading order; none if all are on one page."""
    pairs = ((min(a, b), max(a, b)) for a in some for b in others if pages[a] != pages[b])
    return [found] if (found := min(pairs, default=None)) else []


def overlap(one: Words, other: Words, least: float = 0) -> float:
    """Return the share of the shorter text's words that the other text has in the same order.

    Single words don't count, only runs of two or more. The result is 0 if the share is certainly below `least`.
    """
    short, long = sorted((one, other), key=len)
    pairs = set(pairwise(short))
    if len(pairs.intersection(pairwise(long))) < least / 2 * len(pairs):
        return 0.0  # a run of n words has n - 1 pairs
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) / max(len(short), 1)


def _candidates(texts: Sequence[Words], least: float) -> Iterable[tuple[int, int]]:
    """Return the pairs of texts worth comparing, those with the most common triples first."""
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
    shares = {pair: number / min(sizes[pair[0]], sizes[pair[1]]) for pair, number in shared.items()}
    worth = [(-share, pair) for pair, share in shares.items() if share >= _CANDIDATE_SHARE * least]
    return [pair for _, pair in sorted(worth)]


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


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
