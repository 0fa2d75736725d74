"""The rule broken-next-step."""

import pytest

from doc_lint.testing import findings

THERE = {"docs/a/there.md": "# There\n\n## Known part\n"}


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("nowhere.md", "next step `nowhere.md` leads to `a/nowhere.md`, which is not a page of this site"),
        (
            "there.md#unknown-part",
            "next step `there.md#unknown-part` leads to an anchor that `a/there.md` does not have",
        ),
        ("index.md", "next step `index.md` leads to the page itself"),
        ("Read more.", "next step `Read more.` does not name a page"),
        ("{text: Read more.}", "next step `{'text': 'Read more.'}` does not name a page"),
        ("12", "next step `12` does not name a page"),
        (
            "../../outside.md",
            "next step `../../outside.md` leads to `../outside.md`, which is not a page of this site",
        ),
    ],
)
def test_broken_entry_is_reported_at_its_line(entry: str, message: str) -> None:
    page = f"---\npurpose: x\nnext_steps:\n  - page: there.md\n  - {entry}\n---\n# A\n"
    if entry.endswith(".md") or "#" in entry:
        page = page.replace(f"- {entry}", f"- page: {entry}")
    assert findings("broken-next-step", {"docs/a/index.md": page, **THERE}) == [f"docs/a/index.md:5:1: {message}"]


@pytest.mark.parametrize("entry", ["there.md", "there.md#known-part", "../index.md", "https://diataxis.fr/"])
def test_entry_with_a_page_is_not_reported(entry: str) -> None:
    page = f"---\nnext_steps:\n  - page: {entry}\n---\n# A\n"
    assert findings("broken-next-step", {"docs/a/index.md": page, "docs/index.md": "# Home\n", **THERE}) == []


def test_prerequisites_are_checked_if_they_name_a_page() -> None:
    page = "---\nprerequisites:\n  - Python\n  - page: gone.md\n    text: Installed\n---\n# A\n"
    assert findings("broken-next-step", {"docs/a/index.md": page}) == [
        "docs/a/index.md:4:1: prerequisite `gone.md` leads to `a/gone.md`, which is not a page of this site"
    ]


def test_anchors_of_generated_headings_are_not_checked() -> None:
    files = {
        "docs/index.md": "---\nnext_steps: [api.md#shop.Cart]\n---\n# Home\n",
        "docs/api.md": "# API\n\n::: shop\n",
    }
    assert findings("broken-next-step", files) == []


def test_anchors_of_generated_headings_are_checked_where_the_names_are_known() -> None:
    files = {
        "mkdocs.yml": "plugins: [{doc-lint: {package: shop}}]\n",
        "docs/index.md": "---\nnext_steps:\n  - page: api.md#shop.Cart\n  - page: api.md#shop.Gone\n---\n# Home\n",
        "docs/api.md": "# API\n\n::: shop\n",
        "src/shop/__init__.py": "class Cart: ...\n",
    }
    assert findings("broken-next-step", files) == [
        "docs/index.md:4:1: next step `api.md#shop.Gone` leads to an anchor that `api.md` does not have"
    ]
