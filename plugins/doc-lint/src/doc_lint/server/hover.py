"""What an editor shows for a finding under the pointer: the rule, what to do, and where to read more."""

from collections.abc import Iterable, Mapping

from doc_lint.explain import sections
from doc_lint.findings import Finding
from doc_lint.reporters.printable import printable
from doc_lint.rules import Rule


def hover(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> str:
    """Return Markdown about findings at one place; an empty string if there are none."""
    return "\n\n---\n\n".join(_about(finding, rules.get(finding.rule)) for finding in findings)


def _about(finding: Finding, rule: Rule | None) -> str:
    name = f"[{finding.rule}]({finding.url})" if finding.url else f"`{finding.rule}`"
    summary = rule.doc.split("\n\n")[0] if rule else ""
    parts = [f"**{name}** ({finding.severity}): {summary}".rstrip(": "), printable(finding.message)]
    if finding.hint:
        parts.append(f"*{printable(finding.hint)}*")
    why = sections(rule).get("Why it matters", "") if rule else ""
    parts.append(why)
    if not finding.url:
        parts.append(f"More: `doc-lint explain {finding.rule}`")
    return "\n\n".join(filter(None, parts))
