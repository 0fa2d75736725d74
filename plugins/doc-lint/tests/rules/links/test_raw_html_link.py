"""The rule raw-html-link."""

from doc_lint.testing import findings


def test_source_file_in_raw_html_is_reported() -> None:
    files = {"docs/index.md": "# H\n\n<p>\n<a href='ray.md'>x</a></p>\n", "docs/ray.md": "# Ray\n"}
    assert findings("raw-html-link", files) == [
        "docs/index.md:4:1: MkDocs does not rewrite `ray.md` in raw HTML; the link is broken on the site"
    ]


def test_url_of_the_built_site_is_not_reported() -> None:
    files = {"docs/index.md": "<a href='ray/'>x</a> [y](ray.md)\n", "docs/ray.md": "# Ray\n"}
    assert findings("raw-html-link", files) == []
