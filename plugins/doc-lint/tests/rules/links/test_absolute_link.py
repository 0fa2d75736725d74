"""The rule absolute-link."""

from doc_lint.testing import findings


def test_link_from_the_root_of_the_host_is_reported() -> None:
    files = {"docs/index.md": "[x](/ray/)\n\n<a href='/ray/'>x</a>\n", "docs/ray.md": "# Ray\n"}
    assert findings("absolute-link", files) == [
        "docs/index.md:1:1: `/ray/` is relative to the root of the host",
        "docs/index.md:3:1: `/ray/` is relative to the root of the host",
    ]


def test_broken_links_and_other_hosts_are_not_reported() -> None:
    files = {
        "mkdocs.yml": "site_url: https://pots.example/\n",
        "docs/index.md": "[x](/gone/) [y](//x.example/) [z](https://x.example/)\n",
    }
    assert findings("absolute-link", files) == []


def test_links_relative_to_the_docs_folder_are_not_reported() -> None:
    config = "validation: {absolute_links: relative_to_docs}\n"
    assert findings("absolute-link", {"mkdocs.yml": config, "docs/index.md": "[x](/ray.md)\n", "docs/ray.md": ""}) == []
