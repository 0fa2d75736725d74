"""The rule raw-html-link."""

from doc_lint.testing import findings


def test_source_file_in_raw_html_is_found() -> None:
    files = {"docs/index.md": "# H\n\n<p>\n<a href='ray.md'>x</a></p>\n", "docs/ray.md": "# Ray\n"}
    assert findings("raw-html-link", files) == [
        "docs/index.md:4:1: `ray.md` in raw HTML is not rewritten; it leads nowhere in the built site"
    ]


def test_address_of_the_built_site_is_not() -> None:
    files = {"docs/index.md": "<a href='ray/'>x</a> [y](ray.md)\n", "docs/ray.md": "# Ray\n"}
    assert findings("raw-html-link", files) == []
