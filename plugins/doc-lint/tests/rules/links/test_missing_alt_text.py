"""The rule missing-alt-text."""

from doc_lint.testing import findings


def test_images_without_a_text_are_reported() -> None:
    assert findings("missing-alt-text", {"docs/index.md": '# H\n\n![](a.png)\n\nText <img src="b.png"> text\n'}) == [
        "docs/index.md:3:1: the image `a.png` has no alternative text",
        "docs/index.md:5:6: the image `b.png` has no alternative text",
    ]


def test_text_and_decoration_are_not_reported() -> None:
    assert findings("missing-alt-text", {"docs/index.md": '![a](a.png) <img src="b.png" alt=""> ![`c`](c.png)\n'}) == []
