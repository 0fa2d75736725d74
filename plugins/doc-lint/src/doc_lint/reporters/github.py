"""Workflow commands of GitHub Actions, which annotate the lines of a pull request."""

from doc_lint.findings import Report
from doc_lint.reporters import text
from doc_lint.reporters.printable import printable, printable_lines

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> str:
    """Return one workflow command per finding, followed by the summary."""
    commands = []
    for finding in report.findings:
        where = finding.location
        properties = {"file": where.path, "line": where.line, "col": where.column, "title": f"doc-lint: {finding.rule}"}
        parameters = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        hint = finding.hint and f"hint: {finding.hint}"
        message = "\n".join(filter(None, [finding.message, text.also_at(finding), hint, finding.url]))
        commands.append(f"::{_COMMANDS[finding.severity]} {parameters}::{_data(message)}\n")
    return "".join(commands) + text.summary(report) + "\n"


def _data(value: str) -> str:
    return printable_lines(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(printable(value)).replace(":", "%3A").replace(",", "%2C")
