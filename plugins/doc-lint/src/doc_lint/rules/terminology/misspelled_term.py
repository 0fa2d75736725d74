"""The rule misspelled-term."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.kept import kept
from doc_lint.rules.base import rule
from doc_lint.site import Location, Page, Site, Symbols

_COMPOUND = re.compile(r".*(?:[a-z0-9][A-Z]|[A-Z]{2}[a-z]|\d|_)")
_SPAN = re.compile(r"[A-Za-z]\w*(?:[ -]\w+)?")
_TOKEN = re.compile(r"(?<![\w./@:-])[A-Z]\w*(?![\w/-]|\.\w)")
_PROSE = re.compile(
    r"`[^`]*`|\{[^{}]*\}|(?:(?<!\S)\S+|(?<=[`}])\S{1,100}):/\S+|(?<![\w./@:\\-])[A-Za-z]\w*(?![\w/-]|\.\w)"
)


@rule(severity="warning", opt_in=True)
def misspelled_term(
    site: Site,
    symbols: Symbols | None = None,
    *,
    terms: Annotated[tuple[str, ...], Meta(description="The site's terms, each in its correct spelling.")] = (),
    exported: Annotated[
        bool,
        Meta(
            description="Whether classes and functions that the package exports are terms, if their names have several "
            "parts."
        ),
    ] = False,
) -> Iterator[Finding]:
    """A term of the site is misspelled.

    ## What it finds
    Spellings of the `terms` that differ in case, or in the space, `_` or `-` between their parts. In code spans, every
    such spelling is reported: the span `raycluster`, the span `Ray Cluster`, the word `Raycluster` within a span. In
    text, only terms of several parts (`RayCluster`, `dryrun_fn`) written as one word are reported: "a Ray cluster" is
    not a misspelled `RayCluster`.

    ## Why it matters
    Readers who search for the correct spelling do not find the page, and others copy the wrong one.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            misspelled-term:
              terms: [RayCluster, torchrun]
    ```
    ```markdown title="docs/index.md"
    # Ray

    Start a Raycluster, then `Torchrun`.
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Ray

    Start a RayCluster, your own Ray cluster, then `torchrun`.
    ```

    ## Limits
    If the package is known, all of its names are accepted. Words in capitals, lower-case words with `_` or `-`, and the
    lower-case form of a term of one part are accepted as well, because they may be variables or resources. Changelogs
    and similar pages quote other authors and are not checked.

    ## References
    - superfly/docs#2432: a list of terms gave 450 findings, nearly all of them false; this rule treats code and text
      differently, and in text reports only terms of several parts
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Terminology matches code/CLI"
    """
    right = {*terms, *(_exported(symbols) if exported and symbols else ())}
    spelled = {plain(term): term for term in sorted(right)}
    accepted = right | (symbols.words if symbols else frozenset())
    for page in (page for page in site.pages if spelled and not page.is_history):
        for written, term, where in _misspelled(page, spelled, accepted):
            yield Finding(
                page=page.path,
                location=where,
                key=(written,),
                message=f"`{written}` should be `{term}`",
                hint=f"write `{term}`",
            )


def _exported(symbols: Symbols) -> set[str]:
    """Return the classes and functions that the package exports and whose names are not ordinary words."""
    kinds = {name: {s.kind for s in symbols.find(f"{symbols.package}.{name}").symbols} for name in symbols.exported}
    return {name for name, found in kinds.items() if found and found <= {"class", "function"} and _COMPOUND.match(name)}


@kept
def _misspelled(page: Page, spelled: Mapping[str, str], accepted: set[str]) -> list[tuple[str, str, Location]]:
    """Return each misspelled term on a page, its right spelling and its place."""
    return [*_in_spans(page, spelled, accepted), *_in_prose(page, spelled, accepted)]


def _in_spans(page: Page, spelled: Mapping[str, str], accepted: set[str]) -> Iterator[tuple[str, str, Location]]:
    for span in page.code_spans:
        words = [span.text] if _SPAN.fullmatch(span.text) else _TOKEN.findall(span.text)
        for word in words:
            term = spelled.get(plain(word))
            if term and word not in accepted and not _is_own_name(word, term):
                yield word, term, span.location


def _in_prose(page: Page, spelled: Mapping[str, str], accepted: set[str]) -> Iterator[tuple[str, str, Location]]:
    for prose in page.prose:
        words = plain("\0".join(_PROSE.findall(prose.text))).split("\0")
        for found in _PROSE.finditer(prose.text) if not spelled.keys().isdisjoint(words) else ():
            term = spelled.get(plain(found[0]))
            if term and _COMPOUND.match(term) and found[0] not in accepted and not _is_own_name(found[0], term):
                line = prose.location.line + prose.text.count("\n", 0, found.start())
                yield found[0], term, Location(prose.location.path, line)


def _is_own_name(word: str, term: str) -> bool:
    """Return whether a word may be a variable, a resource or a placeholder rather than the term."""
    if word.islower():
        return "_" in word or "-" in word or not _COMPOUND.match(term)
    return word.isupper()


def plain(text: str) -> str:
    """Return what all spellings of a term have in common."""
    return text.replace(" ", "").replace("_", "").replace("-", "").lower()
