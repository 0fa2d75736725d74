"""The rule dead-own-url."""

from doc_lint.testing import findings

CONFIG = "site_url: https://docs.example.org/run/\n"


def test_own_url_that_does_not_exist_is_reported() -> None:
    text = "[a](https://docs.example.org/run/gone/)\n[b](https://docs.example.org/run/ray/#x) [c](https://docs.example.org/)\n"
    assert findings("dead-own-url", {"mkdocs.yml": CONFIG, "docs/index.md": text, "docs/ray.md": "# Ray\n"}) == [
        "docs/index.md:1:1: `https://docs.example.org/run/gone/` leads to `gone/`, which does not exist on this site"
    ]


def test_site_without_a_url_has_no_own_links() -> None:
    assert findings("dead-own-url", {"docs/index.md": "[a](https://docs.example.org/run/gone/)\n"}) == []


def test_url_below_an_unknown_folder_may_be_another_version() -> None:
    config = "site_url: https://x.example/\n"
    text = "<https://x.example/latest/gone/> <https://x.example/guides/gone/> <https://x.example/gone>\n"
    found = findings("dead-own-url", {"mkdocs.yml": config, "docs/index.md": text, "docs/guides/a.md": ""})
    assert [finding.split("`")[1] for finding in found] == ["https://x.example/guides/gone/", "https://x.example/gone"]
