"""The rule dead-own-url."""

from doc_lint.testing import findings

CONFIG = "site_url: https://docs.example.org/run/\n"


def test_own_address_that_leads_nowhere_is_found() -> None:
    text = "[a](https://docs.example.org/run/gone/)\n[b](https://docs.example.org/run/ray/#x) [c](https://docs.example.org/)\n"
    assert findings("dead-own-url", {"mkdocs.yml": CONFIG, "docs/index.md": text, "docs/ray.md": "# Ray\n"}) == [
        "docs/index.md:1:1: `https://docs.example.org/run/gone/` is an address of this site, which has no `gone/`"
    ]


def test_site_without_an_address_has_no_own_links() -> None:
    assert findings("dead-own-url", {"docs/index.md": "[a](https://docs.example.org/run/gone/)\n"}) == []


def test_address_below_a_folder_that_the_site_does_not_have_may_be_another_version() -> None:
    config = "site_url: https://x.example/\n"
    text = "<https://x.example/latest/gone/> <https://x.example/guides/gone/> <https://x.example/gone>\n"
    found = findings("dead-own-url", {"mkdocs.yml": config, "docs/index.md": text, "docs/guides/a.md": ""})
    assert [finding.split("`")[1] for finding in found] == ["https://x.example/guides/gone/", "https://x.example/gone"]
