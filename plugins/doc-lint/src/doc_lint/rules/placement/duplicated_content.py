"""The rule duplicated-content."""

import re
from collections.abc import Iterator
from sys import intern
from typing import Annotated

from msgspec import Meta, Struct

from doc_lint.facts.navigation import Navigation
from doc_lint.facts.overlap import Copies, copies
from doc_lint.findings import Finding, Related
from doc_lint.kept import kept
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Location, Page, Site

_SHOWN = 10
_ENTRIES = 3  # as many names are a list
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
    max_pages: Annotated[int, Meta(ge=2, description="Maximum number of pages for a text not to be boilerplate.")] = 4,
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages whose text may be repeated.")] = (),
) -> Iterator[Finding]:
    """Sections on different pages repeat each other almost word for word.

    ## What it finds
    Sections of at least `min_words` words, of which another page repeats at least the share `min_overlap`, even if some
    words were changed or the text is now part of a longer section. Sections that repeat each other are one finding, at
    the second one in nav order, which names the one that it shares most words with. Shorter sections of a page are
    compared together. Code, tables and lists that describe names, such as options, are ignored. So is boilerplate: runs
    of words on more than `max_pages` pages.

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
    The rule is opt-in: of 60 sampled findings on 23 public sites, a reader would have merged 24; of the 19 with at
    least 90% of the words, 14. Most of the others are parallel guides, such as one for each provider, and
    announcements. Text that both pages include from the same file is not a copy. Pages that a plugin generates, blog
    posts and pages about earlier versions, such as release notes, are not compared. A copy in which every second word
    was changed is not found.

    ## References
    - Diátaxis, [The map](https://diataxis.fr/map/): one place for each need
    - gravitational/docs#80: copies that had drifted apart
    - slicc/slicc#1541: copies of code and of short phrases are noise
    """
    passages = list(_passages(site, navigation, min_words, allow))
    pages = [passage.page.path for passage in passages]
    texts = [passage.words for passage in passages]
    for found in copies(texts, pages, min_overlap, min_words=min_words, max_pages=max_pages):
        first, second, *more = (passages[index] for index in (found.original, *found.members))
        yield _finding(first, second, more, found)


class _Passage(Struct, frozen=True):
    """A section, or the short sections of a page, each with the number of its first word."""

    page: Page
    title: str
    name: str
    words: tuple[str, ...]
    sections: tuple[tuple[int, Location], ...]

    def at(self, word: int = 0) -> Location:
        """Return where the section of a word begins."""
        return next(where for first, where in reversed(self.sections) if first <= word)


def _finding(first: _Passage, second: _Passage, more: list[_Passage], found: Copies) -> Finding:
    others = f", and {len(more)} more section{'s' * (len(more) > 1)} repeat{'s' * (len(more) == 1)} it" if more else ""
    share = f"{found.share:.0%} of the words of the shorter one"
    return Finding(
        page=second.page.path,
        location=second.at(found.start),
        key=(second.title, first.page.path, first.title),
        message=f"{second.name} repeats {first.name} ({share}){others}",
        hint="keep one of them and link to it from the other pages",
        related=tuple(Related(passage.at(), "the same text is here") for passage in (first, *more)[:_SHOWN]),
    )


def _passages(site: Site, navigation: Navigation | None, min_words: int, allow: tuple[str, ...]) -> Iterator[_Passage]:
    in_nav = dict.fromkeys(entry.path for entry in navigation.entries()) if navigation else {}
    listed = [site.page_by_path[path] for path in in_nav if path in site.page_by_path]
    for page in (*listed, *(page for page in site.pages if page.path not in in_nav)):
        if not (page.generated or page.is_history or match(page.path, (*allow, *site.plugin_pages))):
            yield from _of_page(page, min_words)


@kept
def _of_page(page: Page, min_words: int) -> list[_Passage]:
    found: list[_Passage] = []
    short: list[str] = []
    starts: list[tuple[int, Location]] = []
    for index, words in _words_by_section(page).items():
        heading = page.headings[index - 1] if index else None
        where = heading.location if heading else page.location
        if len(words) >= min_words:
            title = heading.text if heading else ""
            section = f"`{title}` of " if title else f"line {where.line} of " if heading else ""
            found.append(_Passage(page, title, f"{section}`{page.path}`", tuple(words), ((0, where),)))
        else:
            starts.append((len(short), where))
            short += words
    if len(short) >= min_words:
        found.append(_Passage(page, "", f"`{page.path}`", tuple(short), tuple(starts)))
    return found


def _words_by_section(page: Page) -> dict[int, list[str]]:
    """Return the words below each heading, by the number of the heading; 0 is the text above the first heading."""
    headings = {heading.location.line for heading in page.headings}
    sections: dict[int, list[str]] = {}
    for prose in page.prose:
        is_own = prose.location.path == page.location.path
        if is_own and not prose.is_cell and prose.location.line not in headings:
            sections.setdefault(prose.heading, []).append(prose.text)
    return {heading: _words("\n".join(texts).lower()) for heading, texts in sections.items() if not _is_list(texts)}


def _is_list(texts: list[str]) -> bool:
    """Return whether most of the texts of a section describe names, as in a list of options."""
    return len(texts) >= _ENTRIES and sum(text.startswith("`") for text in texts) > len(texts) / 2


def _words(text: str) -> list[str]:
    """Return the words of a text; equal words are the same object, to save memory and hash each word only once."""
    found = text.translate(_WORDS_ONLY).split() if text.isascii() else re.findall(r"\w+", text)
    return [*map(intern, found)]
