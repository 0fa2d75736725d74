"""Lighthouse on one page: its four scores and the times behind them."""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from scripts.audit_tools import BIN, SANDBOX, chromium_path, node_modules

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROME_FLAGS = ["--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking", *SANDBOX]


class Scores(NamedTuple):
    """What Lighthouse says of a page.

    Attributes:
        performance: From 0 to 100, like the three below.
        paint: Largest Contentful Paint in milliseconds.
        blocked: Total Blocking Time in milliseconds.
        failed: The audits that cost points, except of performance, which depends on the load of the machine.
    """

    performance: float
    accessibility: float
    best_practices: float
    seo: float
    paint: float
    blocked: float
    failed: frozenset[str]

    @property
    def fixed(self) -> tuple[float, float, float]:
        """The scores that do not depend on the load of the machine."""
        return self.accessibility, self.best_practices, self.seo


def lighthouse(url: str, runs: int, *, desktop: bool = False) -> Scores:
    """Run Lighthouse so many times on a page, as on a phone (simulated slow 4G) or on a desk.

    Returns:
        The medians; of what depends on no load, the least.

    Raises:
        RuntimeError: If Lighthouse ends without scores; the text says why.
    """
    reports = [_run(url, desktop=desktop) for _ in range(runs)]
    return Scores(
        median(report.performance for report in reports),
        min(report.accessibility for report in reports),
        min(report.best_practices for report in reports),
        min(report.seo for report in reports),
        median(report.paint for report in reports),
        median(report.blocked for report in reports),
        frozenset[str]().union(*(report.failed for report in reports)),
    )


def _run(url: str, *, desktop: bool) -> Scores:
    report = _report(url, desktop=desktop)
    for _ in range(2):  # it waits 30 seconds for an answer of Chromium, which may take longer on a busy machine
        if "runtimeError" in report:
            report = _report(url, desktop=desktop)
    if "runtimeError" in report:
        raise RuntimeError(f"Lighthouse gave no scores for {url}:\n{report['runtimeError']}")
    audits, categories = report["audits"], [report["categories"][name] for name in CATEGORIES]
    performance, accessibility, best_practices, seo = (100 * (category["score"] or 0) for category in categories)
    costly = [ref["id"] for category in categories[1:] for ref in category["auditRefs"] if ref["weight"]]
    return Scores(
        performance,
        accessibility,
        best_practices,
        seo,
        audits["largest-contentful-paint"].get("numericValue", 0),
        audits["total-blocking-time"].get("numericValue", 0),
        frozenset(name for name in costly if audits[name]["score"] not in (None, 1)),
    )


def _report(url: str, *, desktop: bool) -> dict[str, Any]:
    """What Lighthouse writes; with `runtimeError`, there are no scores."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = " ".join([*CHROME_FLAGS, f"--user-data-dir={profile}"])
        program = node_modules() / "lighthouse/cli/index.js"
        file = Path(profile, "report.json")  # of standard output, the end is lost where there are no scores
        options = [f"--output-path={file}", "--output=json", "--quiet", "--no-enable-error-reporting"]
        options += [f"--chrome-flags={flags}", *(["--preset=desktop"] if desktop else [])]
        done = subprocess.run(
            [BIN / "node", program, url, *options],
            env={**os.environ, "CHROME_PATH": chromium_path()},
            capture_output=True,
            text=True,
        )
        report: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {"runtimeError": done.stderr}
    return report
