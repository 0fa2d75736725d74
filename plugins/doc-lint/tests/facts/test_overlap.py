"""Texts that repeat each other."""

import pytest

from doc_lint.facts.overlap import clusters, overlap

LONG = (
    *("set", "this", "value", "in", "the", "settings", "file", "of", "the", "server"),
    *("before", "you", "start", "it", "for", "the", "first", "time"),
)
OTHER = (
    *("names", "begin", "with", "a", "letter", "and", "hold", "no", "more", "than"),
    *("twenty", "signs", "since", "longer", "ones", "are", "cut"),
)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [(LONG, LONG, 1.0), (LONG[:10], LONG, 1.0), (LONG, OTHER, 0.0), ((*LONG[:8], *OTHER[:8]), LONG, 0.5)],
)
def test_share_is_relative_to_the_shorter_text(one: tuple[str, ...], other: tuple[str, ...], share: float) -> None:
    assert overlap(one, other) == pytest.approx(share, abs=0.01)


def test_texts_with_enough_common_words_form_a_cluster() -> None:
    (found,) = clusters([LONG, OTHER, (*LONG[:-2], "today")], "abc", 0.8)
    assert found.members == (0, 2)
    assert found.share > 0.8


def test_equal_texts_form_a_cluster_at_any_limit() -> None:
    assert [found.members for found in clusters([OTHER, LONG, OTHER], "abc", 1.0)] == [(0, 2)]


def test_text_is_paired_with_the_one_that_it_shares_words_with() -> None:
    (found,) = clusters([LONG, (*LONG, *OTHER), OTHER], "aab", 0.8)
    assert (found.members, found.pair, found.share) == ((1, 2), (1, 2), 1.0)


def test_texts_on_one_page_form_no_cluster() -> None:
    assert clusters([LONG, LONG, (*LONG, *OTHER)], "aaa", 0.8) == []
