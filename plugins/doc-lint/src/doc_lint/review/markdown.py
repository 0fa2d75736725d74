"""A review as Markdown, for a file in the repository, a pull request or the summary of a CI job."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from doc_lint.reporters.printable import printable
from doc_lint.reporters.text import count
from doc_lint.review.records import Answer, Change, Review, Table, Title, TreeLine, Verdict

MARKS: dict[Verdict, str] = {"pass": "x", "fail": " ", "person": " ", "unknown": " "}
WORDS: dict[Verdict, str] = {
    "pass": "pass",
    "fail": "fail",
    "person": "needs a person",
    "unknown": "not decided",
}
SHOWN = 5  # places and pages of an item

_IN_COMMENT = 50  # changes of a comment
_SPECIAL = re.compile(r"[\\`*_\[\]#]")
_CODE = re.compile(r"(?<!`)`([^`]*[^`\s][^`]*)`(?!`)")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"})


def render(review: Review) -> str:
    """Return the review as Markdown."""
    blocks = [f"# Review of {escape(review.site)}", _origin(review)]
    if review.changes:
        blocks += [f"## Changes since {escape(review.since)}", "\n".join(changes(review.changes))]
    if review.answers:
        blocks.append("## Checklist")
        blocks.append(f"{counts(review)}.")
        for section, items in groupby(review.answers, lambda answer: answer.section):
            blocks += [f"### {escape(section)}"] * bool(section)
            blocks.append("\n".join(line for item in items for line in _answer(item)))
    blocks += ["## Directory tree", "\n".join(("```text", *map(_tree_line, tree(review.tree)), "```"))]
    if review.titles:
        blocks += ["## Titles", "\n".join(map(_title, review.titles))]
    for table in review.tables:
        blocks += [f"## {table.title}", *[table.note] * bool(table.note), "\n".join(_table(table))]
    return "\n\n".join(blocks) + "\n"


def comment(review: Review) -> str:
    """Return only what changed, as Markdown for a comment: a sentence and a list that is not too long for one."""
    since = code(review.since)
    if not review.changes:
        return f"No page, depth, number of clicks or finding has changed since {since}.\n"
    lines = list(changes(review.changes[:_IN_COMMENT]))
    lines += [f"- and {len(review.changes) - _IN_COMMENT} more"] * (len(review.changes) > _IN_COMMENT)
    return "\n".join((f"**{', '.join(_counted(review.changes))}** since {since}", "", *lines, ""))


def _counted(found: tuple[Change, ...]) -> Iterator[str]:
    """Yield the number of changes of each kind, in words."""
    number = Counter[str](change.kind for change in found)
    phrases = {
        "added": "added",
        "removed": "removed",
        "moved": "moved",
        "renamed": "with another title",
        "depth": "at another depth",
        "clicks": "with another number of clicks",
    }
    yield from (f"{count(number[kind], 'page')} {phrase}" for kind, phrase in phrases.items() if number[kind])
    of_rules = [change for change in found if change.kind == "findings"]
    more = sum(int(change.after) - int(change.before) for change in of_rules)
    if of_rules:
        yield count(abs(more), "more finding" if more > 0 else "fewer finding") if more else "other findings"


def counts(review: Review) -> str:
    """Return how many items have each answer, in words."""
    verdicts: tuple[Verdict, ...] = ("pass", "fail", "person", "unknown")
    found = [(review.count(each), WORDS[each]) for each in verdicts if review.count(each)]
    return ", ".join(
        f"{number} {'need a person' if number > 1 and 'person' in name else name}" for number, name in found
    )


def escape(text: str) -> str:
    """Return text for a line of Markdown, in which no character has a meaning."""
    return _escape(" ".join(text.split()))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", printable(text)).translate(_ENTITIES)


def prose(text: str) -> str:
    """Return text for a line of Markdown, in which only the code between backticks is Markdown."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(code(part) if at % 2 else _escape(part) for at, part in enumerate(parts))


def tree(lines: tuple[TreeLine, ...]) -> Iterator[tuple[str, str]]:
    """Yield the name and note of each line of the directory tree; names are indented, and notes in one column."""
    width = max((2 * line.depth + len(line.name) for line in lines), default=0)
    for line in lines:
        name, note = f"{'  ' * line.depth}{line.name}", " ".join(line.note.split())
        yield (f"{name:{width}}  ", note) if note else (name, "")


def _tree_line(line: tuple[str, str]) -> str:
    name, note = line
    return printable(f"{name}# {note}" if note else name)


def changes(found: tuple[Change, ...]) -> Iterator[str]:
    """Yield a list entry for each change."""
    for change in found:
        what = f"{change.before} → {change.after}" if change.before and change.after else change.after or change.before
        yield f"- {change.kind}: {code(change.page)}{f', {escape(what)}' if what else ''}"


def code(text: str) -> str:
    """Return text as inline code, whatever backticks it has."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    space = " " if "`" in text else ""
    return f"{fence}{space}{printable(' '.join(text.split()))}{space}{fence}"


def _origin(review: Review) -> str:
    at = f" at {code(review.revision)}" if review.revision else ""
    return f"{review.date}{at}. {prose(capitalized(review.summary))}."


def capitalized(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def _answer(answer: Answer) -> Iterator[str]:
    yield f"- [{MARKS[answer.verdict]}] {prose(answer.text)} **{WORDS[answer.verdict]}**"
    for each in answer.decisions:
        name = f"[{code(each.rule)}]({each.url})" if each.url else code(each.rule)
        yield f"    - {name}: {f'not decided, {prose(each.reason)}' if each.reason else places(each.findings)}"
    for place in answer.evidence[:SHOWN]:
        yield f"    - {code(f'{place.path}:{place.line}')} {prose(place.message)}"
    if len(answer.evidence) > SHOWN:
        yield f"    - and {len(answer.evidence) - SHOWN} more"
    if answer.pages:
        more = len(answer.pages) - SHOWN
        yield f"    - look at {', '.join(map(code, answer.pages[:SHOWN]))}{f' and {more} more' if more > 0 else ''}"
    for pattern in answer.unmatched:
        yield f"    - no page matches {code(pattern)}"
    if answer.question:
        yield f"    - for a person: {prose(answer.question)}"


def places(number: int) -> str:
    """Return the number of places where a rule is broken, in words."""
    return "no findings" if not number else count(number, "place")


def _title(title: Title) -> str:
    return f"{'    ' * title.depth}- **{prose(title.title)}**{f': {prose(title.summary)}' if title.summary else ''}"


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(map(escape, table.columns))} |"
    yield f"| {' | '.join('---' for _ in table.columns)} |"
    for row in table.rows:
        yield f"| {' | '.join(escape(cell) or ' ' for cell in row)} |"
