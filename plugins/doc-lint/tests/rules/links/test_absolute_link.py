"""The rule absolute-link."""

from doc_lint.testing import findings


def test_link_from_the_root_of_the_host_is_found() -> None:
    files = {"docs/index.md": "[x](/ray/)\n\n<a href='/ray/'>x</a>\n", "docs/ray.md": "# Ray\n"}
    assert findings("absolute-link", files) == [
        "docs/index.md:1:1: `/ray/` starts at the root of the host",
        "docs/index.md:3:1: `/ray/` starts at the root of the host",
    ]


def test_broken_ones_and_other_hosts_are_left_alone() -> None:
    files = {
        "mkdocs.yml": "site_url: https://pots.example/\n",
        "docs/index.md": "[x](/gone/) [y](//x.example/) [z](https://x.example/)\n",
    }
    assert findings("absolute-link", files) == []


def test_site_on_which_such_links_start_at_the_docs_folder_means_them() -> None:
    config = "validation: {absolute_links: relative_to_docs}\n"
    assert findings("absolute-link", {"mkdocs.yml": config, "docs/index.md": "[x](/ray.md)\n", "docs/ray.md": ""}) == []
