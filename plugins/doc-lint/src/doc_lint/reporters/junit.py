"""JUnit XML, which most CI servers show as test results."""

import re
from xml.etree import ElementTree as ET

from doc_lint.findings import Report
from doc_lint.reporters import text
from doc_lint.reporters.printable import printable_lines

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """Return a failing test case per finding (`info` passes) and a passing one per rule without findings."""
    suite = ET.Element("testsuite", name="doc-lint")
    found = {place.rule for finding in report.findings for place in finding.places}
    for finding in report.findings:
        where = finding.location
        name = f"{finding.rule} at {where}"
        case = ET.SubElement(suite, "testcase", classname=finding.rule, name=_clean(name), file=_clean(where.path))
        case.set("line", str(where.line))
        details = _clean("\n".join(text.lines(finding)))
        if finding.severity == "info":
            ET.SubElement(case, "system-out").text = details
        else:
            failure = ET.SubElement(case, "failure", message=_clean(finding.message), type=finding.severity)
            failure.text = details
    for ran in report.ran:
        if ran.rule not in found:
            ET.SubElement(suite, "testcase", classname=ran.rule, name=ran.rule)
    for skip in report.skipped:
        case = ET.SubElement(suite, "testcase", classname=skip.rule, name=skip.rule)
        ET.SubElement(case, "skipped", message=_clean(skip.reason))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("skipped", str(len(report.skipped)))
    suite.set("errors", "0")
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=False) + "\n"


def _clean(value: str) -> str:
    """Escape the characters that are not printable, and replace those that XML does not allow."""
    return _NOT_XML.sub("\ufffd", printable_lines(value))
