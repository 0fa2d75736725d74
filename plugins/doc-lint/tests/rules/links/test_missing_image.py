"""The rule missing-image."""

import pytest

from doc_lint.testing import findings

THERE = {"docs/img/logo.svg": "", "docs/guides/index.md": "# G\n"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("![x](../img/gone.svg)", "the image `../img/gone.svg` points to `img/gone.svg`, which does not exist"),
        (
            "![x](../img/Logo.svg)",
            "the image `../img/Logo.svg` points to `img/logo.svg`, whose name differs in case on disk",
        ),
        ('<img src="../../gone.svg" alt="x">', "the image `../../gone.svg` points to `gone.svg`, which does not exist"),
        ("![x](index.md)", "the image `index.md` points to `guides/index.md`, which is a page"),
    ],
)
def test_image_without_a_file_is_reported(text: str, message: str) -> None:
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
def test_image_with_a_file_is_not_reported(text: str) -> None:
    assert findings("missing-image", {"docs/guides/ray.md": f"# R\n\n{text}\n", **THERE}) == []
