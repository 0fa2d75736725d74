"""Findings as diagnostics."""

import pytest
from lsprotocol.types import DiagnosticSeverity, DiagnosticTag

from doc_lint.findings import Finding, Related
from doc_lint.server.diagnostics import diagnostic, extent, failure
from doc_lint.server.positions import Text
from doc_lint.site import Location


def text(content: str) -> Text:
    return Text(content, len)


@pytest.mark.parametrize(
    ("content", "column", "key", "marked"),
    [
        ("See [a](b.md) there.", 5, ("b.md",), "[a](b.md)"),
        ('See [a](b.md "B") there.', 5, ("b.md",), '[a](b.md "B")'),
        ("Run `shop.buy()` now.", 6, ("index.md", "shop.buy"), "shop.buy"),
        ("## Set it up  ", 1, ("set-it-up",), "## Set it up"),
        ("text", 9, (), ""),
        ("", 1, (), ""),
    ],
)
def test_what_a_finding_is_about_is_marked(content: str, column: int, key: tuple[str, ...], marked: str) -> None:
    start, end = extent(Finding(location=Location("a.md", 1, column), key=key, message="m"), text(content))
    assert content[start:end] == marked


def test_parts_of_a_finding_are_those_of_the_diagnostic() -> None:
    other = Related(Location("b.md", 2, 3), "here\x1b")
    finding = Finding(
        location=Location("a.md", 2), message="wrong\x1b", hint="right", related=(other,), rule="r", severity="error"
    )
    found = diagnostic(finding, text("\nabc"), lambda path: f"file:///{path}", lambda _: text("\nx [a]\n"))
    assert found.message == "wrong\\x1b\nright"
    assert (found.severity, found.code, found.source) == (DiagnosticSeverity.Error, "r", "doc-lint")
    assert found.code_description is None
    assert found.related_information is not None
    (related,) = found.related_information
    assert (related.message, related.location.uri) == ("here\\x1b", "file:///b.md")
    assert related.location.range.start.character == 2


def test_an_unused_suppression_is_shown_as_not_used() -> None:
    finding = Finding(location=Location("a.md"), message="m", rule="unused-suppression", url="https://x.example/")
    found = diagnostic(finding, text("a"), str, text)
    assert found.tags == [DiagnosticTag.Unnecessary]
    assert found.code_description is not None
    assert found.code_description.href == "https://x.example/"


def test_failure_without_a_line_is_at_the_first() -> None:
    assert failure("m", 0, text("a\nb")).range.start.line == 0
    assert failure("m", 2, text("a\nb")).range.start.line == 1
