"""The rule required-external-link."""

from doc_lint.testing import findings

CONFIG = """\
plugins:
  - doc-lint:
      rules:
        required-external-link:
          claims:
            "https://docs.ray.io/": {pages: [ray.md], reason: the custom resources are defined there}
"""


def test_page_without_the_link_is_reported() -> None:
    assert findings("required-external-link", {"mkdocs.yml": CONFIG, "docs/ray.md": "See docs.ray.io.\n"}) == [
        "docs/ray.md:1:1: `ray.md` does not link to `https://docs.ray.io/`: the custom resources are defined there"
    ]


def test_url_below_the_prefix_is_enough() -> None:
    assert (
        findings("required-external-link", {"mkdocs.yml": CONFIG, "docs/ray.md": "[Ray](https://docs.ray.io/en/x)\n"})
        == []
    )


def test_claim_that_matches_no_page_is_reported() -> None:
    assert findings("required-external-link", {"mkdocs.yml": CONFIG, "docs/index.md": ""}) != []
