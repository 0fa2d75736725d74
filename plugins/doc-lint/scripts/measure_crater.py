"""Lint public sites, hold the findings against their builds, and print the precision of each rule and the recall."""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import chdir
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from doc_lint import RULES, Finding, Report, Site, lint
from doc_lint.cli.load import CONFIG_NAMES, Place, load
from doc_lint.grouping import by_place
from scripts.built_site import BuiltSite
from scripts.verdicts import Defect, defects, verdict

SEED = "2026-11-28"
"""Decides which findings are sampled. Another seed gives another sample."""


class Judged(NamedTuple):
    """A finding on a public site.

    Attributes:
        site: Name of the site.
        finding: The finding.
        fingerprint: Its fingerprint, which is unique on the site.
        verdict: Whether it is true; `None` if nobody knows.
        line: The line of source at its location.
    """

    site: str
    finding: Finding
    fingerprint: str
    verdict: bool | None
    line: str


class Result(NamedTuple):
    """What doc-lint did on one site."""

    name: str
    pages: int
    findings: list[Judged]
    unjudged: Counter[str]
    defects: list[Defect] | None


def read_list(path: Path) -> Iterator[tuple[str, Path, Path | None]]:
    """Yield the name, the configuration file and the built folder of each site in a list."""
    for line in path.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        source, built = line.split()
        config = (path.parent / source).resolve()
        if config.is_dir():
            config = next(file for name in CONFIG_NAMES if (file := config / name).is_file())
        name = config.parent.name if config.name in CONFIG_NAMES else f"{config.parent.name}/{config.name}"
        yield name, config, None if built == "-" else path.parent / built


def read_verdicts(paths: Iterable[Path]) -> dict[tuple[str, str], bool]:
    """Return what a reader said about sampled findings, by site and fingerprint."""
    lines = (line.split("\t") for path in paths for line in path.read_text("utf-8").splitlines())
    return {(fields[0], fields[1]): fields[2] == "true" for fields in lines if fields[2] in ("true", "false")}


def run(name: str, config: Path, folder: Path | None, known: Mapping[tuple[str, str], bool]) -> Result:
    """Lint a site in its folder, where authors run doc-lint, and judge the findings."""
    with chdir(config.parent):
        loaded = load(Place(config), plugins=False)
        report = by_place(lint(loaded.site, loaded.options, RULES))
    built = BuiltSite(folder, loaded.site) if folder else None
    judged = [
        Judged(
            name,
            finding,
            fingerprint,
            known.get((name, fingerprint), verdict(finding, loaded.site, built) if built else None),
            source_line(loaded.root, finding),
        )
        for finding, fingerprint in zip(report.findings, report.fingerprints(), strict=True)
    ]
    unjudged = Counter(link.reason for link in report.unjudged)
    return Result(name, report.pages, judged, unjudged, _defects(report, loaded.site, built, loaded.root))


def _defects(report: Report, site: Site, built: BuiltSite | None, root: Path) -> list[Defect] | None:
    return list(defects(report, site, built, root)) if built else None


def source_line(root: Path, finding: Finding) -> str:
    """Return the line of source at the location of a finding, or an empty string."""
    file = root / finding.location.path
    lines = file.read_text("utf-8", errors="replace").splitlines() if file.is_file() else []
    return lines[finding.location.line - 1].strip() if finding.location.line <= len(lines) else ""


def sample(findings: Iterable[Judged], each: int) -> Iterator[Judged]:
    """Yield up to so many unjudged findings of each rule and site. They stay the same while others come and go."""
    groups: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for found in findings:
        if found.verdict is None:
            groups[found.finding.rule, found.site].append(found)
    for group in sorted(groups):
        yield from sorted(groups[group], key=_order)[:each]


def _order(found: Judged) -> str:
    return sha256(f"{SEED} {found.site} {found.fingerprint}".encode()).hexdigest()


def precision_table(findings: Iterable[Judged]) -> Iterator[str]:
    """Yield the lines of a Markdown table: how many findings of each rule were judged, and how many are true."""
    counts: dict[str, Counter[bool | None]] = defaultdict(Counter)
    sites: dict[str, set[str]] = defaultdict(set)
    for found in findings:
        counts[found.finding.rule][found.verdict] += 1
        sites[found.finding.rule].add(found.site)
    yield "| Rule | Sites | Findings | Judged | True | Precision |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for rule in (rule.name for rule in RULES if rule.name in counts):
        of = counts[rule]
        known = of[True] + of[False]
        share = f"{of[True] / known:.3f}" if known else "-"
        yield f"| `{rule}` | {len(sites[rule])} | {of.total()} | {known} | {of[True]} | {share} |"


def recall_table(results: Iterable[Result]) -> Iterator[str]:
    """Yield the lines of a Markdown table: how many of the defects of the built sites were reported."""
    counts: Counter[tuple[str, str]] = Counter()
    for result in results:
        counts.update((defect.kind, defect.outcome) for defect in result.defects or ())
    yield "| Dead in the built site | Reported | Missed | Recall | Unjudged | Made by the build |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for kind in ("link", "anchor", "image"):
        reported, missed, unjudged, made = (
            counts[kind, outcome] for outcome in ("reported", "missed", "unjudged", "made by the build")
        )
        recall = f"{reported / (reported + missed):.3f}" if reported + missed else "-"
        yield f"| {kind}s | {reported} | {missed} | {recall} | {unjudged} | {made} |"


def main() -> None:
    """Run on all sites of a list and print the tables."""
    parser = argparse.ArgumentParser(prog="scripts/crater")
    parser.add_argument("list", type=Path)
    parser.add_argument("--verdicts", type=Path, action="append", default=[])
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    known = read_verdicts(given.verdicts)
    results = [run(name, config, folder, known) for name, config, folder in read_list(given.list)]
    findings = [found for result in results for found in result.findings if given.only in ("", found.finding.rule)]
    if given.sample:
        for found in sample(findings, given.sample):
            print(*_columns(found), sep="\t")
        return
    pages = sum(result.pages for result in results)
    print(f"{len(results)} sites, {pages} pages, {sum(result.defects is not None for result in results)} built\n")
    print(*precision_table(findings), sep="\n")
    print()
    print(*recall_table(results), sep="\n")
    print("\nWrong:")
    for found in findings:
        if found.verdict is False:
            print(f"  {found.site}: {found.finding}")
    print("\nMissed:")
    for result in results:
        for defect in result.defects or ():
            if defect.outcome == "missed":
                print(f"  {result.name}: {defect.page}: {defect.target}")


def _columns(found: Judged) -> tuple[object, ...]:
    finding = found.finding
    return found.site, found.fingerprint, "?", finding.rule, finding.location, finding.message, found.line[:200]


if __name__ == "__main__":
    main()
