"""The rule dead-end-page."""

from tests.conftest import Find


def test_page_that_links_nothing_of_the_site_is_found(find: Find) -> None:
    files = {"docs/index.md": "[a](a.md)\n", "docs/a.md": "[me](a.md) [out](https://x.example/)\n"}
    assert find("dead-end-page", files) == ["docs/a.md:1:1: `a.md` links no other page of the site"]


def test_next_step_leads_on(find: Find) -> None:
    assert (
        find("dead-end-page", {"docs/index.md": "---\nnext_steps: [a.md]\n---\n", "docs/a.md": "[h](index.md)\n"}) == []
    )
