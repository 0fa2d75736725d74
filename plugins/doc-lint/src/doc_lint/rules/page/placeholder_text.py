"""The rule placeholder-text."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.kept import kept
from doc_lint.rules.base import rule
from doc_lint.site import Location, Page, Site

_CODE = re.compile(r"`[^`]*`")


@rule(severity="warning")
def placeholder_text(
    site: Site,
    *,
    texts: Annotated[tuple[str, ...], Meta(description="Placeholders: whole words, in any case.")] = (
        "TODO",
        "TBD",
        "FIXME",
        "coming soon",
        "to be written",
    ),
) -> Iterator[Finding]:
    """A page contains a placeholder instead of text.

    ## What it finds
    Entries of `texts` in text and headings, but not in code. The same entry twice on a line is one finding.

    ## Why it matters
    Readers learn only that the answer is missing.

    ## Example
    ```markdown title="docs/index.md"
    # Install

    Windows: coming soon.
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Install

    Windows is not supported. Use WSL.
    ```

    ## Limits
    A page about such words, for example about a `TODO` in code, has to put them in backticks. Findings have a line, but
    no column.

    ## References
    - Google developer documentation style guide, [Timeless documentation](https://developers.google.com/style/timeless-documentation)
    """
    for page in site.pages:
        for text, where in _placeholders(page, texts):
            yield Finding(
                page=page.path,
                location=where,
                key=(text,),
                message=f"`{text}` is a placeholder for missing text",
                hint="write the text, or remove the placeholder",
            )


@kept
def _placeholders(page: Page, texts: tuple[str, ...]) -> list[tuple[str, Location]]:
    """Return the placeholders on a page, with their lines."""
    lower = "\n".join(prose.text for prose in page.prose).lower()
    wanted = [
        words for words in (text.lower().split() for text in texts) if words and all(word in lower for word in words)
    ]
    if not wanted:
        return []
    any_of = "|".join(r"\s+".join(map(re.escape, words)) for words in wanted)
    pattern = re.compile(rf"(?<![\w-])(?:{any_of})(?![\w-])", re.IGNORECASE)
    placeholders: list[tuple[str, Location]] = []
    for prose in page.prose:
        lower = prose.text.lower()
        if not any(words[0] in lower for words in wanted):
            continue
        plain = _CODE.sub(lambda code: "`" * len(code[0]), prose.text)
        for found in (found for found in pattern.finditer(plain) if _is_marker(plain, found, texts)):
            line = prose.location.line + prose.text.count("\n", 0, found.start())
            placeholders.append((" ".join(found[0].split()), Location(prose.location.path, line)))
    return placeholders


def _is_marker(text: str, found: re.Match[str], texts: tuple[str, ...]) -> bool:
    """Return whether a match is a placeholder and not part of a sentence such as "Removed a TODO comment".

    A placeholder is in brackets, is followed by a colon, or ends a block or a clause after a colon or dash. A single
    word in capitals may also begin one, and entries in small letters may end any sentence. Crossed out, it is done.
    """
    if text.count("~~", 0, found.start()) % 2:
        return False
    before, after = text[: found.start()].rstrip(" *_"), text[found.end() :].lstrip(" *_")
    ends = not after.strip(".!?… \n*_")
    starts = not before or before[-1] in ":-–—|"
    is_word = found[0].isupper() and " " not in found[0]
    is_marked = found[0].upper() in texts
    return (
        after.startswith(":")
        or (bool(before) and before[-1] in "([" and after[:1] in (")", "]"))
        or (ends and (starts or not is_marked))
        or (is_word and starts)
    )
