"""The directory tree and the titles of a review."""

from doc_lint.review import Review
from tests.review.conftest import reviewed


def test_tree_follows_the_nav_and_counts_other_files(review: Review) -> None:
    assert [(line.depth, line.name, line.note) for line in review.tree] == [
        (0, "index.md", "Shop"),
        (0, "guides/", ""),
        (1, "index.md", "Guides"),
        (1, "pay.md", "Pay"),
        (0, "assets/", "1 file"),
    ]


def test_pages_outside_of_the_nav_are_in_the_tree() -> None:
    files = {"mkdocs.yml": "nav: [index.md]", "docs/index.md": "# A\n", "docs/b/c.md": "# C\n"}
    assert [line.page for line in reviewed(files).tree] == ["index.md", "", "b/c.md"]


def test_titles_have_a_description_or_the_first_sentence(review: Review) -> None:
    assert [(title.depth, title.title, title.summary) for title in review.titles] == [
        (0, "Shop", "A shop | for *everyone*."),
        (0, "Guides", "Find out how to pay."),
        (1, "Guides", "How to use the shop."),
        (1, "Pay", "Money."),
    ]


def test_a_page_without_title_has_its_label_or_its_first_heading() -> None:
    files = {
        "mkdocs.yml": "nav: [{Start: index.md}, a.md, b.md]",
        "docs/index.md": "Text.\n",
        "docs/a.md": "## Part\n\nText.\n",
        "docs/b.md": "Text.\n",
    }
    review = reviewed(files)
    assert [line.note for line in review.tree] == ["Start", "Part", ""]
    assert [title.title for title in review.titles] == ["Start", "Part", "b.md"]
