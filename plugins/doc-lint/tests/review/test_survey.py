"""The review as a whole."""

import msgspec

from doc_lint.review import Review


def test_origin_and_counts(review: Review) -> None:
    assert (review.site, review.date, review.revision) == ("Shop & <Co>", "2026-01-02", "abc1234")
    assert review.summary.startswith("1 error, 1 warning; ")
    assert review.findings == {"broken-link": 1, "no-inbound-link": 1}
    assert [review.count(verdict) for verdict in ("pass", "fail", "person", "unknown")] == [0, 2, 1, 1]


def test_json_is_read_again_without_loss(review: Review) -> None:
    assert msgspec.json.decode(msgspec.json.encode(review), type=Review) == review
