"""The rule duplicated-content."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from doc_lint.facts.navigation import Navigation
from doc_lint.facts.overlap import clusters
from doc_lint.findings import Finding, Related
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Location, Page, Site

_SHOWN = 10
_WORDS_ONLY = "".join(chr(code) if re.match(r"\w", chr(code)) else " " for code in range(128))  # for ASCII


@rule(severity="warning", opt_in=True)
def duplicated_content(
    site: Site,
    navigation: Navigation | None = None,
    *,
    min_words: Annotated[int, Meta(ge=10, description="Minimum number of words for a section to be compared.")] = 40,
    min_overlap: Annotated[
        float, Meta(ge=0.3, le=1, description="Minimum share of a section's words that another one repeats, 0.3 to 1.")
    ] = 0.5,
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages whose text may be repeated.")] = (),
) -> Iterator[Finding]:
    """Sections on different pages repeat each other almost word for word.

    ## What it finds
    Sections of at least `min_words` words, of which another page repeats at least the share `min_overlap`, even if some
    words were changed or the text is now part of a longer section. Sections that repeat each other are one finding, at
    the second one in nav order, which names the one that it repeats. Shorter sections of a page are compared together.
    Code is ignored.

    ## Why it matters
    Sooner or later, only one of the copies is corrected. Readers who find both do not know which one is right.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            duplicated-content:
    ```
    ```markdown title="docs/index.md"
    # Pressure cooking

    Pour in a cup of water, lock the lid and put the pot on the largest ring until the valve sings. Then turn the
    heat down and count from there: beans take twenty minutes, chick peas half an hour, a stock as long as the rest
    of the meal.
    ```
    ```markdown title="docs/stew.md"
    # Stew

    Pour in two cups of water, lock the lid and put the pot on the largest ring until the valve sings. Then turn the
    heat down and count from there: beans take twenty minutes, chick peas half an hour, a stew as long as the rest
    of the meal.
    ```

    ## Use instead
    ```markdown title="docs/stew.md"
    # Stew

    Brown the meat, then [cook it under pressure](index.md) for as long as the rest of the meal takes.
    ```

    ## Limits
    The rule is opt-in: on many sites, about half of what it finds is repeated on purpose, such as warnings in a
    reference. Text that both pages include from the same file is not a copy. Pages that a plugin generates, blog posts
    and pages about earlier versions, such as release notes, are not compared. A copy in which every second word was
    changed is not found.

    ## References
    - Diátaxis, [The map](https://diataxis.fr/map/): one place for each need
    - gravitational/docs#80: copies that had drifted apart
    - slicc/slicc#1541: copies of code and of short phrases are noise
    """
    passages = list(_passages(site, navigation, min_words, allow))
    pages = [passage.page.path for passage in passages]
    for cluster in clusters([passage.words for passage in passages], pages, min_overlap):
        first, second = (passages[member] for member in cluster.pair)
        more = [passages[member] for member in cluster.members if member not in cluster.pair]
        yield _finding(first, second, more, cluster.share)


class _Passage(Struct, frozen=True):
    page: Page
    location: Location
    title: str
    name: str
    words: tuple[str, ...]


def _finding(first: _Passage, second: _Passage, more: list[_Passage], share: float) -> Finding:
    others = f", and {len(more)} more section{'s' * (len(more) > 1)} repeat{'s' * (len(more) == 1)} it" if more else ""
    return Finding(
        page=second.page.path,
        location=second.location,
        key=(second.title, first.page.path, first.title),
        message=f"{second.name} repeats {first.name} ({share:.0%} of the words of the shorter one){others}",
        hint="keep one of them and link to it from the other pages",
        related=tuple(Related(passage.location, "the same text is here") for passage in (first, *more)[:_SHOWN]),
    )


def _passages(site: Site, navigation: Navigation | None, min_words: int, allow: tuple[str, ...]) -> Iterator[_Passage]:
    known: dict[str, str] = {}
    in_nav = dict.fromkeys(entry.path for entry in navigation.entries()) if navigation else {}
    listed = [site.page_by_path[path] for path in in_nav if path in site.page_by_path]
    for page in (*listed, *(page for page in site.pages if page.path not in in_nav)):
        if page.generated or page.is_history or match(page.path, (*allow, *site.plugin_pages)):
            continue
        short: list[str] = []
        for index, words in _words_by_section(page, known).items():
            if len(words) >= min_words:
                yield _passage(page, index, words)
            else:
                short += words
        if len(short) >= min_words:
            yield _passage(page, 0, short)


def _passage(page: Page, index: int, words: list[str]) -> _Passage:
    heading = page.headings[index - 1] if index else None
    where = heading.location if heading else page.location
    title = heading.text if heading else ""
    section = f"`{title}` of " if title else f"line {where.line} of " if heading else ""
    return _Passage(page, where, title, f"{section}`{page.path}`", tuple(words))


def _words_by_section(page: Page, known: dict[str, str]) -> dict[int, list[str]]:
    """Return the words below each heading, by the number of the heading; 0 is the text above the first heading."""
    headings = {heading.location.line for heading in page.headings}
    sections: dict[int, list[str]] = {}
    for prose in page.prose:
        if prose.location.line not in headings and prose.location.path == page.location.path:
            sections.setdefault(prose.heading, []).append(prose.text)
    return {heading: _words("\n".join(texts).lower(), known) for heading, texts in sections.items()}


def _words(text: str, known: dict[str, str]) -> list[str]:
    """Return the words of a text; equal words are the same object, to save memory and hash each word only once."""
    found = text.translate(_WORDS_ONLY).split() if text.isascii() else re.findall(r"\w+", text)
    return [known.setdefault(word, word) for word in found]
