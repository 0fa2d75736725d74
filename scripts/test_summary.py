"""Print one summary of several runs of pytest: passed, failed, and what was skipped for lack of what."""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

NEEDS = re.compile(r"needs (?P<names>.+?)(?:; run: (?P<command>.+)|, (?P<unavailable>which needs .+))")


def lines(reports: Iterable[Path]) -> list[str]:
    """Return the lines of the summary of JUnit reports, counts in the last.

    A skip with the reason `needs dot; run: scripts/install --tools` counts below each name, with the command.
    """
    passed = failed = skipped = 0
    reasons: Counter[tuple[str, str]] = Counter()
    for report in reports:
        for case in ET.parse(report).iter("testcase"):  # noqa: S314 - pytest wrote it
            outcome = case.find("skipped[@type='pytest.skip']")
            if outcome is not None:
                skipped += 1
                reasons.update(_reasons(outcome.get("message", "")))
            elif case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            else:
                passed += 1
    found = []
    if reasons:
        found.append("skipped for lack of:")
        width = max(len(name) for name, _ in reasons)
        found += [f"  {name:{width}}  {number:4}  {how}".rstrip() for (name, how), number in reasons.most_common()]
        commands = {how for _, how in reasons if how.startswith("scripts/")}
        if commands:
            found.append(f"to run them: {' && '.join(sorted(commands))}")
    found.append(f"{passed} passed, {failed} failed, {skipped} skipped")
    return found


def _reasons(message: str) -> list[tuple[str, str]]:
    match = NEEDS.fullmatch(message)
    if not match:
        return [(message.splitlines()[0] if message else "no reason given", "")]
    how = match["command"] or match["unavailable"]
    return [(name.strip(), how) for name in match["names"].split(",")]


def main(arguments: list[str]) -> int:
    """Print the summary of the reports that are named; a missing one is a run that did not finish."""
    reports = [Path(argument) for argument in arguments]
    missing = [report for report in reports if not report.exists()]
    for report in missing:
        print(f"test: the tests of {report.stem} did not finish")
    print("\n".join(lines(report for report in reports if report not in missing)))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
