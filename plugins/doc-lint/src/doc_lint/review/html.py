"""A review as one HTML file that loads nothing, for a browser, a phone or paper. Only its map has a script."""

import html
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby

from doc_lint.reporters.printable import printable
from doc_lint.review.map import html as map_html
from doc_lint.review.map.svg import prose
from doc_lint.review.markdown import WORDS, capitalized, counts, places, tree
from doc_lint.review.records import Answer, Change, Review, Table, Title, TreeLine


def render(review: Review) -> str:
    """Return the review as an HTML document."""
    style = map_html.style() + files("doc_lint.review").joinpath("review.css").read_text("utf-8")
    title = f"Review of {_escape(review.site)}"
    sections = list(_sections(review))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n{_origin(review)}\n"
        f"{_contents(name for name, _ in sections)}\n</header>\n<main>\n"
        + "\n".join(_section(name, content) for name, content in sections)
        + "\n</main>\n</body>\n</html>\n"
    )


def _escape(text: str) -> str:
    return html.escape(printable(text))


def _origin(review: Review) -> str:
    at = f" at <code>{_escape(review.revision)}</code>" if review.revision else ""
    return f"<p>{review.date}{at}. {prose(capitalized(review.summary))}.</p>"


def _contents(titles: Iterable[str]) -> str:
    links = "".join(f'<li><a href="#{_id(title)}">{_escape(title)}</a></li>' for title in titles)
    return f'<nav aria-label="Contents"><ul class="contents">{links}</ul></nav>'


def _sections(review: Review) -> Iterator[tuple[str, str]]:
    """Yield the title and the content of each section."""
    if review.changes:
        entries = "".join(map(_change, review.changes))
        yield f"Changes since {review.since}", f"<ul>{entries}</ul>"
    if review.answers:
        yield "Checklist", f"<p>{counts(review)}</p>\n{''.join(_checklist(review))}"
    yield "Map", map_html.figure(review.map, level=3)
    yield "Directory tree", _pre(_tree(review.tree))
    if review.titles:
        yield "Titles", "".join(_titles(review.titles))
    for table in review.tables:
        yield table.title, "".join(_table(table))


def _section(title: str, content: str) -> str:
    name = _id(title)
    return f'<section aria-labelledby="{name}">\n<h2 id="{name}">{_escape(title)}</h2>\n{content}\n</section>'


def _id(title: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in title.lower())


def _change(change: Change) -> str:
    what = " → ".join(_escape(each) for each in (change.before, change.after) if each)
    return f"<li>{change.kind}: <code>{_escape(change.page)}</code>{f', {what}' if what else ''}</li>"


def _checklist(review: Review) -> Iterator[str]:
    for section, items in groupby(review.answers, lambda answer: answer.section):
        if section:
            yield f"<h3>{_escape(section)}</h3>"
        yield f"<ul class=checklist>{''.join(map(_answer, items))}</ul>"


def _answer(answer: Answer) -> str:
    lines = []
    for each in answer.decisions:
        name = f"<code>{_escape(each.rule)}</code>"
        linked = f'<a href="{_escape(each.url)}">{name}</a>' if each.url else name
        lines.append(f"{linked}: {f'not decided, {prose(each.reason)}' if each.reason else places(each.findings)}")
    lines += [f"<code>{_escape(f'{e.path}:{e.line}')}</code> {prose(e.message)}" for e in answer.evidence]
    if answer.pages:
        lines.append(f"look at {', '.join(f'<code>{_escape(page)}</code>' for page in answer.pages)}")
    lines += [f"no page matches <code>{_escape(pattern)}</code>" for pattern in answer.unmatched]
    question = f"<p>For a person: {prose(answer.question)}</p>" if answer.question else ""
    detail = f"<details><summary>Evidence</summary><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul></details>"
    mark = f'<strong class="{answer.verdict}">{WORDS[answer.verdict]}</strong>'
    return f"<li>{mark} {prose(answer.text)}{question}{detail if lines else ''}</li>"


def _pre(lines: Iterable[str]) -> str:
    return f'<pre tabindex="0" role="region" aria-label="Directory tree, text">{chr(10).join(lines)}</pre>'


def _tree(lines: tuple[TreeLine, ...]) -> Iterator[str]:
    for name, note in tree(lines):
        yield f"{_escape(name)}<i>{_escape(note)}</i>" if note else _escape(name)


def _titles(titles: tuple[Title, ...]) -> Iterator[str]:
    yield '<ul class="titles">'
    for title in titles:
        text = f": {prose(title.summary)}" if title.summary else ""
        yield f'<li style="--depth: {title.depth}"><b>{prose(title.title)}</b>{text}</li>'
    yield "</ul>"


def _table(table: Table) -> Iterator[str]:
    if table.note:
        yield f"<p>{_escape(table.note)}</p>"
    heads = "".join(f'<th scope="col">{_escape(column)}</th>' for column in table.columns)
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="{_escape(table.title)}, table">'
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for first, *rest in table.rows:
        cells = "".join(f"<td>{_escape(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{_escape(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"
