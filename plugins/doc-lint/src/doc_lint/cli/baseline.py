"""The command `doc-lint baseline`, and the baseline as a file."""

import os
from pathlib import Path

from msgspec.structs import replace

from doc_lint import Options, baseline, lint
from doc_lint.adapters.loading import Place, load
from doc_lint.options import all_rules
from doc_lint.site import Accepted
from doc_lint.sources import SourceError


class Growth(Exception):  # noqa: N818 - no defect of the program
    """A baseline that would accept more than before, and nobody said why.

    Attributes:
        grown: What it would accept.
    """

    def __init__(self, file: Path, grown: tuple[Accepted, ...]):
        self.grown = grown
        number = sum(each.count for each in grown)
        shown = "".join(f"\n  {each.page}: {each.message} [{each.rule}]" for each in grown[:10])
        more = f"\n  and {len(grown) - 10} more" if len(grown) > 10 else ""
        super().__init__(
            f"{file} may only shrink, and {number} {'finding is' if number == 1 else 'findings are'} not in it:"
            f"{shown}{more}\nmend them, or say why they are accepted: --reason"
        )


def read(file: Path, root: Path) -> tuple[Accepted, ...]:
    """Read a baseline; its locations are relative to the folder of the configuration.

    Raises:
        SourceError: Where it is missing or broken.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        why = "no such file" if isinstance(error, FileNotFoundError) else str(error.strerror)
        raise SourceError(f"{file}: {why}; write the baseline first: doc-lint baseline {file}") from None
    try:
        return baseline.read(data, os.path.relpath(file, root).replace(os.sep, "/"))
    except baseline.BaselineError as error:
        raise SourceError(str(error)) from None


def write(file: Path, place: Place, reason: str, *, plugins: bool) -> str:
    """Write the findings of a site into its baseline, and return what was done.

    Args:
        file: The baseline.
        place: The site.
        reason: Why it may grow.
        plugins: Whether the plugins of the site run.

    Raises:
        SourceError: Where the site or the baseline cannot be read.
        Growth: Where it would grow without a reason.
    """
    loaded = load(place, without_baseline, plugins=plugins)
    report = lint(loaded.site, loaded.options)
    last = {rule.name for rule in all_rules() if rule.family == "suppressions"}
    counts = baseline.count(loaded.site, (finding for finding in report.findings if finding.rule not in last))
    exists = file.exists()
    old = read(file, loaded.root) if exists else ()
    accepted, grown = baseline.update(old, counts, {each.rule for each in report.ran}, reason)
    if exists and grown and not reason:
        raise Growth(file, grown)
    try:
        file.write_text(baseline.write(accepted), "utf-8")
    except OSError as error:
        raise SourceError(f"{file}: cannot be written: {error.strerror}") from None
    before, now = (sum(each.count for each in entries) for entries in (old, accepted))
    change = (
        f", {abs(now - before)} {'more' if now > before else 'fewer'} than before" if exists and now != before else ""
    )
    return f"{file} accepts {now} finding{'s' * (now != 1)}{change}"


def without_baseline(options: Options) -> Options:
    """Take the baseline out of the options: it is about to be written, or read from elsewhere."""
    return replace(options, baseline="")
