"""Make the fixes of a report in the files of a site, or show them as a patch."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from difflib import unified_diff
from pathlib import Path

from msgspec import Struct

from doc_lint import Report
from doc_lint.edits import fix
from doc_lint.findings import Edit  # noqa: TC001 - the type of what is read
from doc_lint.grouping import each_place
from doc_lint.reporters.text import count
from doc_lint.sources.files.write_file import write_or_explain

_NOTHING = "no finding has a fix"
_ROUNDS = 5


class Fixed(Struct, frozen=True):
    """A file with fixes.

    Attributes:
        path: The file, as the report names it.
        old: Its content.
        new: Its content with the fixes.
        number: Number of fixes.
    """

    path: str
    old: str
    new: str
    number: int


def fixed_files(report: Report, selected: Collection[str] = ()) -> Iterator[Fixed]:
    """Yield the files for which a report has fixes. A file that is not UTF-8 has none.

    Args:
        report: The report, with paths relative to the current folder.
        selected: Names of the rules whose fixes are made even if another one may be better.
    """
    edits: dict[str, list[Edit]] = {}
    for place in each_place(report.findings):
        certain = (edit for edit in place.edits if not edit.is_choice or place.rule in selected)
        edits.setdefault(place.location.path, []).extend(certain)
    for path, of_file in sorted(edits.items()):
        old = read(path)
        if old is None:
            continue
        new, number = fix(old, dict.fromkeys(of_file))
        if number:
            yield Fixed(path, old, new, number)


def read(path: str) -> str | None:
    """Return the text of a file with its line endings; `None` if it cannot be read or is not UTF-8."""
    try:
        return Path(path).read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def in_rounds(report: Report, selected: Collection[str], again: Callable[[], Report]) -> tuple[Report, str]:
    """Write files with fixes until no finding has one, and return the last report and a summary.

    A fix may show what else is wrong: a nav entry for a page that moved hides that the order of the nav is wrong.

    Args:
        report: The first report.
        selected: Names of the rules whose fixes are made even if another one may be better.
        again: Returns the report on the site as it is then.

    Raises:
        SourceError: If a file cannot be written. Files before it have their fixes.
    """
    made = Counter[str]()
    for _ in range(_ROUNDS):
        files = list(fixed_files(report, selected))
        if not files:
            break
        for file in files:
            write_or_explain(Path(file.path), file.new.encode())
            made[file.path] += file.number
        report = again()
    return report, f"fixed {count(made.total(), 'finding')} in {count(len(made), 'file')}" if made else _NOTHING


def diff(file: Fixed) -> str:
    """Return the fixes of a file as a unified diff."""
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (file.old, file.new))
    lines = unified_diff(old, new, f"a/{file.path}", f"b/{file.path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
