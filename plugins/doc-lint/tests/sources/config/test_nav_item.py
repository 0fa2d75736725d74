"""Read an item of a Markdown nav file."""

import pytest

from doc_lint.sources.config.nav_item import NavItem, nav_item


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("* [Home](index.md)", NavItem("", "Home", "index.md")),
        ("    12. [A](<a b.md>)  ", NavItem("    ", "A", "a b.md")),
        ('- [A](a.md "The title")', NavItem("", "A", "a.md")),
        ("+ [`code` and *more*](a.md)", NavItem("", "code and more", "a.md")),
        ("* Guides", NavItem("", "Guides")),
        ("* ./guides/*.md", NavItem("", "./guides/*.md", pattern="./guides/*.md")),
        ("* A **bold** word", NavItem("", "A bold word")),
        (f"* A{' ' * 1_000_000}b", NavItem("", f"A{' ' * 1_000_000}b")),
        ("Text [A](a.md)", None),
        ("*No list*", None),
        ("1.5 times", None),
    ],
)
def test_item_of_a_line(line: str, item: NavItem | None) -> None:
    assert nav_item(line) == item
