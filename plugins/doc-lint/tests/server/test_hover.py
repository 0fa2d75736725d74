"""What an editor shows about a finding."""

from doc_lint.findings import Finding
from doc_lint.rules import RULES
from doc_lint.server.hover import hover
from doc_lint.site import Location

KNOWN = {rule.name: rule for rule in RULES}


def finding(rule: str, url: str = "") -> Finding:
    return Finding(location=Location("a.md"), message="wrong\x1b", hint="right", rule=rule, url=url)


def test_rule_its_reason_and_its_page_are_shown() -> None:
    text = hover([finding("heading-jump", "https://rules.example/heading-jump/")], KNOWN)
    rule = KNOWN["heading-jump"]
    assert text.startswith("**[heading-jump](https://rules.example/heading-jump/)** (warning): ")
    assert rule.doc.splitlines()[0] in text
    assert "wrong\\x1b\n\n*right*" in text
    assert "doc-lint explain" not in text


def test_without_a_page_the_command_is_named() -> None:
    assert hover([finding("heading-jump")], KNOWN).endswith("`doc-lint explain heading-jump`")


def test_several_findings_are_separated_and_none_is_nothing() -> None:
    assert hover([finding("heading-jump"), finding("of-another-package")], KNOWN).count("\n---\n") == 1
    assert hover([], KNOWN) == ""
