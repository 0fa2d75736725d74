"""Texts that repeat each other."""

import random

import pytest

from doc_lint.facts.overlap import Copies, copies, overlap

LONG = (
    *("set", "this", "value", "in", "the", "settings", "file", "of", "the", "server"),
    *("before", "you", "start", "it", "for", "the", "first", "time"),
)
OTHER = (
    *("names", "begin", "with", "a", "letter", "and", "hold", "no", "more", "than"),
    *("twenty", "signs", "since", "longer", "ones", "are", "cut"),
)


def words(seed: int, number: int = 40) -> tuple[str, ...]:
    source = random.Random(seed)  # noqa: S311 - the same text at every run
    return tuple(f"w{source.randrange(10_000)}" for _ in range(number))


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [(LONG, LONG, 1.0), (LONG[:10], LONG, 1.0), (LONG, OTHER, 0.0), ((*LONG[:8], *OTHER[:8]), LONG, 0.5)],
)
def test_share_is_relative_to_the_shorter_text(one: tuple[str, ...], other: tuple[str, ...], share: float) -> None:
    assert overlap(one, other) == pytest.approx(share, abs=0.01)
    assert overlap(other, one) == pytest.approx(share, abs=0.01)


def test_text_with_enough_common_words_is_a_copy() -> None:
    (found,) = copies([LONG, OTHER, ("today", "or", *LONG[:-2])], "abc", 0.8)
    assert (found.original, found.members, found.start) == (0, (2,), 2)
    assert found.share > 0.8


def test_equal_texts_are_copies_at_any_limit() -> None:
    assert copies([OTHER, LONG, OTHER], "abc", 1.0) == [Copies(0, (2,), 1.0, 0)]


def test_text_is_a_copy_of_the_one_that_it_shares_most_words_with() -> None:
    assert copies([LONG, (*LONG, *OTHER), OTHER], "aab", 0.8) == [Copies(1, (2,), 1.0, 0)]
    assert copies([LONG[:8], LONG, (*LONG, *OTHER)], "abc", 0.9, max_pages=3) == [
        Copies(0, (1, 2), 1.0, 0)  # the third text repeats the first, too
    ]


def test_copy_of_a_copy_that_shares_nothing_with_the_original_is_another_finding() -> None:
    one, two, three = words(1), words(2), words(3)
    assert copies([one, (*one, *two), (*two, *three)], "abc", 0.5) == [
        Copies(0, (1,), 1.0, 0),
        Copies(1, (2,), 0.5, 0),
    ]


def test_texts_on_one_page_are_no_copies() -> None:
    assert copies([LONG, LONG, (*LONG, *OTHER)], "aaa", 0.8) == []


def test_runs_of_words_on_many_pages_do_not_count() -> None:
    boilerplate = [(*words(number, 30), *LONG) for number in range(5)]
    assert copies(boilerplate, "abcde", 0.3) == []
    assert len(copies(boilerplate[:4], "abcd", 0.3)[0].members) == 3
    pasted = (*boilerplate[0], *words(9, 10))
    assert copies([*boilerplate, pasted], "abcdef", 0.8) == [Copies(0, (5,), 1.0, 0)]


def test_text_that_is_short_without_boilerplate_is_not_compared() -> None:
    texts = [(*LONG, *words(number, 30)) for number in (1, 2, 3, 4, 1)]
    assert len(copies([*texts[:4], (*texts[4], "more")], "abcde", 0.8, min_words=30)) == 1
    assert copies([*texts[:4], (*texts[4], "more")], "abcde", 0.8, min_words=32) == []


def test_each_of_many_near_copies_is_compared_with_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time must not grow with the square of the number of texts: pages of one template differ in a few words."""
    compared: list[tuple[int, int]] = []
    from doc_lint.facts import overlap as module

    match = module._Matcher.match

    def counted(self: module._Matcher, kind: int, earlier: int, least: float) -> module.Match:
        compared.append((kind, earlier))
        return match(self, kind, earlier, least)

    monkeypatch.setattr(module._Matcher, "match", counted)
    template = words(0, 60)
    texts = [(*template[:20], f"a{n}", *template[20:40], f"b{n}", *words(n, 20)) for n in range(200)]
    copies(texts, [str(n) for n in range(200)], 0.5)
    assert len(compared) <= 7 * 200
