"""The rule dead-end-page."""

from doc_lint.testing import findings


def test_page_without_a_link_to_the_site_is_reported() -> None:
    files = {"docs/index.md": "[a](a.md)\n", "docs/a.md": "[me](a.md) [out](https://x.example/)\n"}
    assert findings("dead-end-page", files) == ["docs/a.md:1:1: `a.md` does not link to any other page of the site"]


def test_next_step_counts_as_a_link() -> None:
    assert (
        findings("dead-end-page", {"docs/index.md": "---\nnext_steps: [a.md]\n---\n", "docs/a.md": "[h](index.md)\n"})
        == []
    )
