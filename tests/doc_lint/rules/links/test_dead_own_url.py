"""The rule dead-own-url."""

from tests.doc_lint.conftest import Find

CONFIG = "site_url: https://docs.example.org/run/\n"


def test_own_address_that_leads_nowhere_is_found(find: Find) -> None:
    text = "[a](https://docs.example.org/run/gone/)\n[b](https://docs.example.org/run/ray/#x) [c](https://docs.example.org/)\n"
    assert find("dead-own-url", {"mkdocs.yml": CONFIG, "docs/index.md": text, "docs/ray.md": "# Ray\n"}) == [
        "docs/index.md:1:1: `https://docs.example.org/run/gone/` is an address of this site, which has no `gone/`"
    ]


def test_site_without_an_address_has_no_own_links(find: Find) -> None:
    assert find("dead-own-url", {"docs/index.md": "[a](https://docs.example.org/run/gone/)\n"}) == []
