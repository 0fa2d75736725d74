"""The map of a site."""

from msgspec.structs import replace

from doc_lint.review import Review
from doc_lint.review.click_map import Cell, Row, columns, rows
from tests.review.conftest import SITE, reviewed


def test_sections_by_clicks(review: Review) -> None:
    assert columns(review) == ("0", "1", "none")
    assert list(rows(review)) == [
        Row("Shop", (Cell("0", (("index.md", "Shop"),)), Cell("1", ()), Cell("none", ()))),
        Row(
            "Guides",
            (Cell("0", ()), Cell("1", (("guides/index.md", "Guides"),)), Cell("none", (("guides/pay.md", "Pay"),))),
        ),
    ]


def test_pages_outside_of_the_nav_are_the_last_row() -> None:
    found = list(rows(reviewed({**SITE, "docs/lost.md": "# Lost\n"})))
    assert found[-1].section == "Not in the nav"
    assert found[-1].cells[-1].pages == (("lost.md", "Lost"),)


def test_folders_where_the_nav_is_unknown(review: Review) -> None:
    found = list(rows(replace(review, titles=())))
    assert [row.section for row in found] == ["/", "guides/"]
    assert found[1].cells[-1].pages == (("guides/pay.md", "Pay"),)
