"""The rule missing-image."""

import pytest

from doc_lint.testing import findings

THERE = {"docs/img/logo.svg": "", "docs/guides/index.md": "# G\n"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("![x](../img/gone.svg)", "the picture `../img/gone.svg` is `img/gone.svg`, which does not exist"),
        (
            "![x](../img/Logo.svg)",
            "the picture `../img/Logo.svg` is `img/logo.svg`, which is written differently on disk",
        ),
        ('<img src="../../gone.svg" alt="x">', "the picture `../../gone.svg` is `gone.svg`, which does not exist"),
        ("![x](index.md)", "the picture `index.md` is `guides/index.md`, which is a page"),
    ],
)
def test_picture_without_a_file_is_found(text: str, message: str) -> None:
    assert findings("missing-image", {"docs/guides/ray.md": f"# R\n\n{text}\n", **THERE}) == [
        f"docs/guides/ray.md:3:1: {message}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "![x](../img/logo.svg)",
        '<img src="../../img/logo.svg">',
        "![x](https://x.example/y.png)",
        "![x](data:image/png;base64,AA)",
    ],
)
def test_picture_with_a_file_is_not(text: str) -> None:
    assert findings("missing-image", {"docs/guides/ray.md": f"# R\n\n{text}\n", **THERE}) == []
