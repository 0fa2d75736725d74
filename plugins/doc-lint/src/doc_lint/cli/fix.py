"""Make the fixes of a report in the files of a site, or show them as a patch."""

import re
from collections.abc import Collection, Iterator
from difflib import unified_diff
from pathlib import Path

from msgspec import Struct

from doc_lint import Report
from doc_lint.findings import Edit  # noqa: TC001 - the type of what is read
from doc_lint.fixes import fix
from doc_lint.grouping import each_place
from doc_lint.reporters.text import count
from doc_lint.sources.files.write_file import write_or_explain


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


def write(files: Iterator[Fixed]) -> str:
    """Write files with fixes and return a summary.

    Raises:
        SourceError: If a file cannot be written. Files before it have their fixes.
    """
    number = changed = 0
    for file in files:
        write_or_explain(Path(file.path), file.new.encode())
        number, changed = number + file.number, changed + 1
    return f"fixed {count(number, 'finding')} in {count(changed, 'file')}" if number else "no finding has a fix"


def diff(file: Fixed) -> str:
    """Return the fixes of a file as a unified diff."""
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (file.old, file.new))
    lines = unified_diff(old, new, f"a/{file.path}", f"b/{file.path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
