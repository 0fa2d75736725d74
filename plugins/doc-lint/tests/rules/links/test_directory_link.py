"""The rule directory-link."""

import pytest

from doc_lint.testing import findings

THERE = {"docs/guides/ray.md": "# Ray\n", "docs/guides/index.md": "# Guides\n", "docs/paper.pdf": ""}


@pytest.mark.parametrize("target", ["guides/ray/", "guides/ray", "./guides/", "guides", "guides/ray/#part", "."])
def test_url_of_a_page_is_reported(target: str) -> None:
    files = {"docs/index.md": f"# H\n\nSee [x]({target}).\n", **THERE}
    (finding,) = findings("directory-link", files)
    assert finding.startswith(f"docs/index.md:3:5: `{target}` is the URL of ")


OTHERS = (
    "guides/ray.md guides/ray.md#part paper.pdf /guides/ray/ gone/ #part https://x.example/guides/ mailto:a@x.example"
)


@pytest.mark.parametrize("target", OTHERS.split())
def test_files_and_errors_that_other_rules_report_are_not_reported(target: str) -> None:
    assert findings("directory-link", {"docs/index.md": f"# H\n\nSee [x]({target}).\n", **THERE}) == []


def test_urls_in_raw_html_are_not_reported() -> None:
    assert findings("directory-link", {"docs/index.md": '# H\n\n<a href="guides/ray/">x</a>\n', **THERE}) == []


def test_full_url_of_the_site_is_not_reported() -> None:
    files = {"mkdocs.yml": "site_url: https://x.example/\n", "docs/index.md": "<https://x.example/guides/>\n", **THERE}
    assert findings("directory-link", files) == []
