"""The tables of a review."""

from doc_lint.review import Review
from doc_lint.review.records import Table
from tests.review.conftest import reviewed


def table(review: Review, title: str) -> Table:
    return next(table for table in review.tables if table.title == title)


def test_landing_pages_with_their_fields(review: Review) -> None:
    found = table(review, "Landing pages")
    assert found.columns == ("Page", "purpose", "audience", "prerequisites", "next_steps")
    assert found.rows == (("index.md", "", "Buyers.", "", ""), ("guides/index.md", "Find out how to pay.", "", "", ""))


def test_landing_pages_that_state_nothing_have_no_table() -> None:
    found = reviewed({"mkdocs.yml": "nav: [index.md]", "docs/index.md": "# A\n\nText.\n"})
    assert "Landing pages" not in {each.title for each in found.tables}


def test_broken_rules_with_their_places_the_most_severe_first() -> None:
    pages = {"docs/index.md": "# A\n\n[x](y.md) [here](b.md) [z](z.md)\n", "docs/b.md": "# B\n\n[y](y.md)\n"}
    found = reviewed({"mkdocs.yml": "nav: [index.md, b.md]", **pages})
    assert found.tables[0] == Table(
        title="Findings",
        note="Rules that are broken, with the number of places and pages.",
        columns=("Rule", "Severity", "Places", "Pages", "First place"),
        rows=(
            ("broken-link", "error", "3", "2", "docs/b.md:3:1"),
            ("vague-link-text", "warning", "1", "1", "docs/index.md:3:11"),
        ),
    )


def test_pages_with_words_clicks_links_and_day(review: Review) -> None:
    assert table(review, "Pages").rows == (
        ("index.md", "6", "0", "0", "2025-12-31"),
        ("guides/index.md", "8", "1", "1", ""),
        ("guides/pay.md", "2", "none", "0", ""),
    )


def test_clicks_from_each_landing_page(review: Review) -> None:
    found = table(review, "Clicks from the landing pages")
    assert found.columns == ("From", "1", "none")
    assert found.rows == (("index.md", "1", "1"), ("guides/index.md", "0", "2"))


def test_code_blocks_by_language(review: Review) -> None:
    assert table(review, "Code blocks").rows == (("python", "1"),)


def test_coverage_by_part_of_the_package() -> None:
    files = {
        "mkdocs.yml": "plugins: [{doc-lint: {package: shop}}]",
        "docs/index.md": "# A\n",
        "src/shop/__init__.py": '"""A shop."""\n',
        "src/shop/cart.py": '"""A cart."""\ndef pay() -> None: ...\ndef _hidden() -> None: ...\n',
    }
    assert table(reviewed(files), "API coverage").rows == (
        ("shop", "1", "1", "100 %"),
        ("shop.cart", "2", "1", "50 %"),
        ("all", "3", "2", "66 %"),
    )


def test_terms_with_their_uses() -> None:
    options = "package: shop, rules: {misspelled-term: {terms: [RayJob, RayJobs, devspace]}}"
    files = {
        "mkdocs.yml": f"plugins: [{{doc-lint: {{{options}}}}}]",
        "docs/index.md": "# A\n\nA RayJob and a Rayjob, but MyRayJob.\n\n```python\nRayJob()\n```\n\n`devspace`\n",
        "docs/b.md": "# B\n\nTwo `RayJobs` or one `RayJob`.\n",
        "src/shop/__init__.py": "class RayJob: ...\n",
    }
    assert table(reviewed(files), "Terms").rows == (
        ("devspace", "1", "1", "0", ""),
        ("RayJob", "3", "2", "1", "yes"),
        ("RayJobs", "1", "1", "0", ""),
    )


def test_a_table_without_rows_is_left_out() -> None:
    titles = [table.title for table in reviewed({"docs/index.md": "# A\n"}).tables]
    assert "Code blocks" not in titles
