"""URLs of pages."""

import pytest

from doc_lint.site.urls import page_url, relative_url


@pytest.mark.parametrize(
    ("path", "directory", "file"),
    [
        ("index.md", "", "index.html"),
        ("a.md", "a/", "a.html"),
        ("a/b.md", "a/b/", "a/b.html"),
        ("a/README.md", "a/", "a/index.html"),
    ],
)
def test_urls_are_those_of_mkdocs(path: str, directory: str, file: str) -> None:
    assert page_url(path, directories=True) == directory
    assert page_url(path, directories=False) == file


@pytest.mark.parametrize(
    ("url", "page", "relative"),
    [
        ("a/", "", "a/"),
        ("", "a/b/", "../../"),
        ("", "", "./"),
        ("a/x.svg", "a/b/", "../x.svg"),
        ("a/b.html", "a/c.html", "b.html"),
        ("index.html", "a/c.html", "../index.html"),
    ],
)
def test_relative_urls_lead_from_the_url_of_the_page(url: str, page: str, relative: str) -> None:
    assert relative_url(url, page) == relative
