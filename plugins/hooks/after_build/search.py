"""`search/search_index.json`, which lists what the search of the site finds.

Material for MkDocs writes one entry for each heading. This adds one for each row of a table that has an anchor: a
message, an option, a flag, a variable. Listings become lists of their words, and pages get the sections above them.
Pages and sections also get what readers ask of them in other words, from `search-questions.toml`.
The search of the site works with what `ranking.py` makes of it.

What is read of a page is kept for the next build of the same process, which `scripts/serve` starts after each change.
"""

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from after_build.entry import Entry
from after_build.markup import absolute
from after_build.pages import BuiltPage
from after_build.ranking import write_ranking
from kept import kept

INDEX = "search/search_index.json"
SYNONYMS, QUESTIONS = "search-synonyms.toml", "search-questions.toml"  # next to mkdocs.yml
ROW = re.compile(r"<tr(?P<attributes>[^>]*)>\s*<t[dh][^>]*>(?P<first>.*?)</t[dh]>(?P<rest>.*?)</tr>", re.DOTALL)
ANCHOR = re.compile(r'\bid="([^"]+)"')
LISTING = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
LINK = re.compile(r'<a [^>]*?href="(?P<href>[^":]+)"[^>]*>(?P<text>.*?)</a>(?:</p>\s*<p>(?P<card>.*?)</p>)?', re.DOTALL)
WORD = re.compile(r"[^\W\d][\w-]*")
API = "apidocs/"  # lists the names that the package exports
NEXT_STEPS = "Next steps"  # cards that repeat other pages

Questions = Mapping[str, Sequence[str]]


def write_search_index(
    site: Path, pages: Sequence[BuiltPage], synonyms: Mapping[str, object], questions: Questions
) -> list[str]:
    """Rewrite the index of the built site; nothing if it has none. What was rewritten before comes out the same.

    Args:
        site: The folder of the built site.
        pages: Its pages.
        synonyms: What words of readers mean in words of the pages.
        questions: What readers ask of a page or section in words that it lacks, by address.

    Returns:
        The addresses in the questions that are no entries of the index.
    """
    file = site / INDEX
    if not file.is_file():
        return []
    index = msgspec.json.decode(file.read_bytes(), type=dict[str, msgspec.Raw])
    found = [_read(bytes(entry)) for entry in msgspec.json.decode(index.pop("docs"), type=list[msgspec.Raw])]
    docs = _with_rows(found, {page.address: page for page in pages})
    about = {location: " ".join(texts) for location, texts in texts_about(pages).items()}
    asked = {location: " ".join(words) for location, words in questions.items() if words}
    exported = {target for page in pages if page.address == API for target, _ in links(page)}
    docs = [
        _complete(
            entry,
            about.get(location := entry["location"]),
            asked.get(location),
            is_exported=location in exported,
        )
        for entry in docs
    ]
    config = {name: msgspec.json.decode(value) for name, value in index.items()}
    file.write_bytes(msgspec.json.encode(config | {"docs": [entry.json for entry in docs]}))
    write_ranking(site, docs, synonyms)
    return sorted(questions.keys() - {entry["location"] for entry in docs})


def _with_rows(entries: Sequence[Entry], pages: Mapping[str, BuiltPage]) -> list[Entry]:
    """Return the entries of the search plugin, those of pages with their sections, and an entry for each row."""
    added = {row["location"] for page in pages.values() for row in row_entries(page)}
    docs = []
    for entry in entries:
        address, _, anchor = entry["location"].partition("#")
        if entry["location"] in added or entry["title"] == NEXT_STEPS:
            continue
        if anchor:
            docs.append(entry)
        elif page := pages.get(address):
            docs.append(_of_page(entry, tuple(path_of(page)), is_landing=page.is_landing))
            docs += _rows(page, entry.get("boost"))
        else:
            docs.append(_of_page(entry, (), is_landing=False))
    return docs


# What is kept of an entry is kept of one object, so equal ones must be the same.
@kept
def _read(entry: bytes) -> Entry:
    return Entry(shortened(msgspec.json.decode(entry)))


@kept
def _of_page(entry: Entry, path: tuple[str, ...], *, is_landing: bool) -> Entry:
    return Entry(entry | {"path": list(path)} | ({"landing": True} if is_landing else {}))


@kept
def _rows(page: BuiltPage, boost: float | None) -> tuple[Entry, ...]:
    return tuple(Entry(row if boost is None else row | {"boost": boost}) for row in row_entries(page))


@kept
def _complete(entry: Entry, about: str | None, asked: str | None, *, is_exported: bool) -> Entry:
    added = {"about": about, "asked": asked, "exported": is_exported or None}
    return Entry(entry | {name: value for name, value in added.items() if value is not None})


@kept
def row_entries(page: BuiltPage) -> tuple[dict[str, Any], ...]:
    """Return an entry for each row with an anchor: its title is the first line of the first cell."""
    entries = []
    for row in ROW.finditer(page.html):
        anchor = ANCHOR.search(row["attributes"]) or ANCHOR.search(row["first"])
        if anchor:
            title, _, more = row["first"].partition("<br")
            entries.append(
                {
                    "location": f"{page.address}#{html.unescape(anchor[1])}",
                    "title": _text(re.sub(r"<(?!/?code\b|wbr)[^>]+>|(?<=<code) [^>]*", "", title)),
                    "text": _text(TAG.sub(" ", f"<br{more} {row['rest']}".replace("<wbr>", ""))),
                    "row": True,
                }
            )
    return tuple(entries)


def texts_about(pages: Sequence[BuiltPage]) -> dict[str, dict[str, None]]:
    """Return what the site says about a page or section elsewhere: its description, and the texts of links to it."""
    about: dict[str, dict[str, None]] = {page.address: {page.description: None} for page in pages if page.description}
    for page in pages:
        for target, text in links(page):
            if target.partition("#")[0] != page.address:
                about.setdefault(target, {})[text] = None
    return about


@kept
def links(page: BuiltPage) -> tuple[tuple[str, str], ...]:
    """Return the target and the text of each link to the site; for a card, with what it says about the page."""
    return tuple(
        (
            absolute(f"/{page.address}", html.unescape(link["href"])).removeprefix("/"),
            _text(html.unescape(TAG.sub(" ", f"{link['text']} {link['card'] or ''}"))),
        )
        for link in LINK.finditer(page.html)
    )


def path_of(page: BuiltPage) -> list[str]:
    """Return the titles of the sections that a page is in."""
    return list(page.section_path[:-1] if page.is_landing else page.section_path)


def shortened(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry without markup in its text; of listings only the words that the rest does not have."""
    text, words = _text_and_words(entry["text"])
    return {**entry, "text": text, **({"code": words} if words else {})}


@kept
def _text_and_words(markup: str) -> tuple[str, str]:
    text = _text(TAG.sub(" ", LISTING.sub(" ", markup)))
    known = set(WORD.findall(text))
    listed = " ".join(LISTING.findall(markup))
    words = dict.fromkeys(word for word in WORD.findall(html.unescape(TAG.sub(" ", listed))) if word not in known)
    return text, " ".join(words)


def _text(markup: str) -> str:
    return " ".join(markup.replace("<wbr>", "").split())
