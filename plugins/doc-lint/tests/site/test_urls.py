"""URLs of pages."""

import pytest

from doc_lint.site.urls import page_url


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
