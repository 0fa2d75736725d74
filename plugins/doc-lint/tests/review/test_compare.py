"""What changed between two states of a site."""

from doc_lint.review.compare import changes
from doc_lint.testing import Files
from tests.review.conftest import SITE, reviewed


def compared(files: Files) -> list[tuple[str, str, str, str]]:
    new = {path: text for path, text in {**SITE, **files}.items() if text}
    return [(each.kind, each.page, each.before, each.after) for each in changes(reviewed(SITE), reviewed(new))]


def test_no_change() -> None:
    assert compared({}) == []


def test_added_and_removed_pages_with_the_findings_that_change() -> None:
    assert compared({"docs/gone.md": "# Found\n", "docs/guides/pay.md": ""}) == [
        ("added", "gone.md", "", ""),
        ("removed", "guides/pay.md", "Pay", ""),
        ("findings", "broken-link", "1", "0"),
        ("findings", "empty-page", "0", "1"),
        ("findings", "nav-entry-without-page", "0", "1"),
        ("findings", "no-inbound-link", "1", "0"),
        ("findings", "page-not-in-nav", "0", "1"),
    ]


def test_a_moved_page_keeps_its_title() -> None:
    found = compared({"docs/guides/pay.md": "", "docs/pay.md": "# Pay\n\nMoney.\n"})
    assert ("moved", "pay.md", "guides/pay.md", "pay.md") in found
    assert not {"added", "removed"} & {kind for kind, *_ in found}


def test_a_renamed_page_and_one_that_is_nearer() -> None:
    assert compared(
        {"docs/guides/index.md": "# Guides\n\n[Pay](pay.md)\n", "docs/guides/pay.md": "# Payment\n\nMoney.\n"}
    ) == [
        ("renamed", "guides/pay.md", "Pay", "Payment"),
        ("clicks", "guides/pay.md", "none", "2"),
        ("findings", "no-inbound-link", "1", "0"),
    ]


def test_a_deeper_page() -> None:
    deeper = str(SITE["mkdocs.yml"]).replace("- guides/pay.md", "- More: [guides/pay.md]")
    assert ("depth", "guides/pay.md", "1", "2") in compared({"mkdocs.yml": deeper})
