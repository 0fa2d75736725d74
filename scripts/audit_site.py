"""Audits pages of the built site and prints a table; a page that misses a limit is named with what was found."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.audit_lighthouse import Scores, lighthouse
from scripts.audit_tools import ToolMissingError, chromium
from scripts.audit_visit import Visit, visit
from scripts.static_server import StaticServer, serve

ROOT = Path(__file__).resolve().parents[1]
KINDS = {
    "home": "",
    "landing": "get-started/",
    "guide": "guides/execution/",
    "tutorial": "learning-resources/tutorials/first-experiment/",
    "diagram": "about/architecture/",
    "reference": "references/executors/slurm/",
    "API": "apidocs/run/run.experiment/",
}
NOT_FOUND = "404.html"  # Lighthouse judges no error page
REDIRECT = '<meta http-equiv="refresh"'  # is in no page: the text of a page has its brackets escaped
KB = 1000
MAX_WEIGHT, MAX_SCRIPT_WEIGHT = 100 * KB, 40 * KB
MAX_NODES, MAX_API_NODES = 2000, 3000
HEADINGS = (
    f"{'page':<46}    KB  of JS  nodes    CLS  axe  wide  ext  err"
    "   phone: P   A   B   S    LCP   TBT   desk: P   A   B   S    LCP"
)


class Audit(NamedTuple):
    """What was measured on one page."""

    path: str
    visit: Visit
    phone: Scores | None
    desk: Scores | None

    def row(self) -> str:
        """A line of the table."""
        seen = self.visit
        row = (
            f"{self.path or 'index':<46} {seen.weight / KB:5.1f} {seen.script_weight / KB:6.1f} {seen.nodes:6}"
            f" {seen.shift:6.3f} {len(seen.axe):4} {seen.sideways:5} {len(seen.external):4} {len(seen.errors):4}"
        )
        if self.phone:
            row += "      " + "".join(f" {score:5.0f}"[-4:] for score in self.phone[:4])
            row += f" {self.phone.paint:6.0f} {self.phone.blocked:5.0f}"
        if self.desk:
            row += "     " + "".join(f" {score:5.0f}"[-4:] for score in self.desk[:4]) + f" {self.desk.paint:6.0f}"
        return row

    def missed(self) -> Iterator[str]:
        """A sentence for each limit that the page misses."""
        seen, nodes = self.visit, MAX_API_NODES if self.path.startswith("apidocs/") else MAX_NODES
        if seen.weight > MAX_WEIGHT:
            yield f"weighs {seen.weight} bytes; the limit is {MAX_WEIGHT}"
        if seen.script_weight > MAX_SCRIPT_WEIGHT:
            yield f"has scripts of {seen.script_weight} bytes; the limit is {MAX_SCRIPT_WEIGHT}"
        if seen.nodes > nodes:
            yield f"has {seen.nodes} elements; the limit is {nodes}"
        if seen.shift:
            yield f"moves while it loads, by {seen.shift:.4f}; the limit is 0: {seen.moved[:300]}"
        if seen.sideways:
            yield f"is {seen.sideways} pixels wider than a phone"
        yield from (f"asks for {url}" for url in sorted(seen.external))
        yield from (f"has an error in the console: {error}" for error in sorted(seen.errors))
        yield from (f"axe: {finding}" for finding in seen.axe)
        for profile, scores in (("a phone", self.phone), ("a desk", self.desk)):
            if scores and scores.fixed != (100, 100, 100):
                names = ", ".join(sorted(scores.failed))
                yield f"has {scores.fixed} in Lighthouse on {profile}, not 100 each: {names}"


def pages(site: Path, wanted: list[str], *, everything: bool) -> list[str]:
    """The addresses of the pages to audit.

    Raises:
        SystemExit: If the site does not have one of them.
    """
    if everything:
        files = [file for file in site.rglob("index.html") if REDIRECT not in file.read_text("utf-8")]
        return [*sorted(address(site, file) for file in files), NOT_FOUND]
    paths = wanted or [*KINDS.values(), NOT_FOUND]
    if missing := [path for path in paths if not (site / path).exists()]:
        raise SystemExit(f"audit: the site in {site} has no page {missing[0]}")
    return paths


def address(site: Path, file: Path) -> str:
    """The address of a page's file, such as `guides/ray/`; of the home page, an empty text."""
    folder = file.parent.relative_to(site).as_posix()
    return "" if folder == "." else f"{folder}/"


def audits(server: StaticServer, paths: list[str], runs: int, *, desktop: bool) -> Iterator[Audit]:
    """Audit each page."""
    with chromium() as browser:
        for path in paths:
            seen, count = visit(browser, server, path), runs if path != NOT_FOUND else 0
            phone = lighthouse(server.url + path, count) if count else None
            desk = lighthouse(server.url + path, count, desktop=True) if count and desktop else None
            yield Audit(path, seen, phone, desk)


def main() -> None:
    """Print the table while pages are audited, then what they miss."""
    parser = argparse.ArgumentParser(prog="scripts/audit")
    parser.add_argument("pages", nargs="*", metavar="PAGE")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--desktop", action="store_true")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    given = parser.parse_args()
    paths = pages(given.site, given.pages, everything=given.all)
    missed = []
    print(HEADINGS)
    try:
        with serve(given.site) as server:
            for audit in audits(server, paths, given.runs, desktop=given.desktop):
                print(audit.row(), flush=True)
                missed += [f"{audit.path or 'index'} {sentence}" for sentence in audit.missed()]
    except ToolMissingError as reason:
        raise SystemExit(f"audit: {reason}") from None
    print(*missed, sep="\n", file=sys.stderr)
    raise SystemExit(bool(missed))


if __name__ == "__main__":
    main()
