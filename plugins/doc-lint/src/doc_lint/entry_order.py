"""Sort entries of a list in a file, with the lines that belong to them."""

import re
from collections.abc import Sequence

_ENTRY = re.compile(r"[ \t]*[-*+][ \t]")
_ALIAS = re.compile(r"(?:^|[\s\[{,:])[&*]\w")  # an anchor of YAML must come before what refers to it


def reorder(
    lines: Sequence[str], entries: Sequence[int], order: Sequence[int], *, yaml: bool
) -> tuple[int, list[str]] | None:
    """Return the index of the first line that may change, and the lines from there on, up to the last one that may.

    What is indented below an entry moves with it and, in YAML, so do the comments directly above. Other entries, blank
    lines and other comments stay where they are. The result is `None` if the lines are no entries of one list.

    Args:
        lines: The lines of the file.
        entries: The index of the line of each entry.
        order: For each place, the number of the entry that comes there, from 0.
        yaml: Whether the file is YAML. If not, it is Markdown.
    """
    starts = {(_indent(lines[at]), bool(_ENTRY.match(lines[at]))) for at in entries}
    blocks = sorted(_block(lines, at, yaml=yaml) for at in entries)
    parts = ["\n".join(lines[start:end]) for start, end in blocks]
    if len(starts) > 1 or [*entries] != sorted(set(entries)) or not all(_can_move(part, yaml=yaml) for part in parts):
        return None
    first = blocks[0][0]
    new: list[str] = []
    for (_, end), (start, _), number in zip([(0, first), *blocks], blocks, order, strict=False):
        new += lines[end:start]
        new += parts[number].split("\n")
    return first, new


def _block(lines: Sequence[str], entry: int, *, yaml: bool) -> tuple[int, int]:
    """Return the first line of an entry, with the comments above, and the line after its last one."""
    own = _indent(lines[entry])
    start, end = entry, entry + 1
    while yaml and start and _is_comment(lines[start - 1]) and _indent(lines[start - 1]) <= own:
        start -= 1
    for at in range(entry + 1, len(lines)):
        is_comment = yaml and _is_comment(lines[at])
        if not lines[at].strip() or (is_comment and _indent(lines[at]) <= own):
            continue
        if _indent(lines[at]) <= own:
            break
        end = at + 1
    return start, end


def _can_move(part: str, *, yaml: bool) -> bool:
    """Return whether lines are a whole: they close what they open, and refer to nothing by an alias."""
    return not yaml or (not _ALIAS.search(part) and all(part.count(a) == part.count(b) for a, b in ("[]", "{}")))


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
