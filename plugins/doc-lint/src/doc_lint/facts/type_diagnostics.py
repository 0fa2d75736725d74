"""Diagnostics of a type checker for the Python code in pages."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from doc_lint.facts.base import Missing, fact
from doc_lint.facts.code.aliases import import_aliases
from doc_lint.facts.code.definitions import classes_with_unknown_signature, definitions, lines_of_calls
from doc_lint.facts.code.expected_failures import expected_failures
from doc_lint.facts.code.reader import without_duplicates
from doc_lint.facts.code.snippets import PythonBlocks, Snippet, without_placeholders
from doc_lint.kept import kept
from doc_lint.site import Location, Package, Page, Site

_LINE = 2000
"""Characters of the longest line that is checked: the type checker takes quadratic time for the errors in one line."""
_MODULE = re.compile(r"doc_lint_(\d+)\.py")


class TypeDiagnostic(Struct, frozen=True, order=True):
    """A diagnostic of the type checker.

    Attributes:
        location: Where it starts.
        kind: Its name in the type checker, for example `unknown-argument`.
        message: Its message.
        page: Path of the page that shows the code, also if it is in an included file. The first one, if several do.
    """

    location: Location
    kind: str
    message: str
    page: str


TypeDiagnostics = tuple[TypeDiagnostic, ...]


class Module(Struct, frozen=True):
    """Python code to check together: blocks of one page, or of one included file.

    Attributes:
        page: Path of the page.
        text: The prelude, followed by the blocks.
        places: For each line of the text, the block and the line in it; `None` for the prelude and for lines that are
            expected to fail.
    """

    page: str
    text: str
    places: tuple[tuple[Snippet, int] | None, ...]


@fact
def type_diagnostics(site: Site, package: Package, snippets: PythonBlocks) -> TypeDiagnostics | Missing:
    """The type checker's diagnostics for the Python code in all pages."""
    found = list(modules(site, package.name, snippets))
    if not found:
        return ()
    rows = (
        package.reader.type_check([module.text for module in found])
        if package.reader
        else "no type checker is available"
    )
    if isinstance(rows, str):
        return Missing(rows)
    return tuple(sorted(without_duplicates(_diagnostics(rows, found))))


def modules(site: Site, package: str, snippets: PythonBlocks) -> Iterator[Module]:
    """Yield the modules to check: the blocks of each page, in order, and those of each included file.

    A page's blocks follow a prelude that imports the package under the names that the site uses.
    """
    names = {package, *import_aliases(site.pages, snippets, package)}
    prelude = "".join(f"import {package} as {name}\n" for name in sorted(names))
    seen: set[tuple[Location, ...]] = set()
    for page in (page for page in site.pages if not page.is_history):
        for key, found in _by_blocks(page, snippets[page.path], prelude).items():
            if key not in seen:
                seen.add(key)
                yield from found


@kept
def _by_blocks(
    page: Page, snippets: Sequence[Snippet], prelude: str
) -> Mapping[tuple[Location, ...], Sequence[Module]]:
    """Return the modules of a page, and of each file that it includes, by the locations of their blocks."""
    streams: dict[str, list[Snippet]] = {page.location.path: []}
    for snippet in snippets:
        if snippet.tree is not None and max(map(len, snippet.block.text.split("\n"))) <= _LINE:
            streams.setdefault(snippet.block.location.path, []).append(snippet)
    return {
        tuple(snippet.block.location for snippet in blocks): tuple(
            _modules(page.path, prelude if path == page.location.path else "", blocks)
        )
        for path, blocks in streams.items()
        if blocks
    }


def _modules(page: str, prelude: str, blocks: Sequence[Snippet]) -> Iterator[Module]:
    """Start a new module at each block that redefines a name; it leaves out the earlier blocks that define it."""
    current: list[Snippet] = []
    for block in blocks:
        defined = definitions(block)
        if any(defined & definitions(earlier) for earlier in current):
            yield _module(page, prelude, current)
            current = [earlier for earlier in current if not defined & definitions(earlier)]
        current.append(block)
    yield _module(page, prelude, current)


def _module(page: str, prelude: str, blocks: Sequence[Snippet]) -> Module:
    unknown = {name for block in blocks for name in classes_with_unknown_signature(block)}
    texts = [prelude]
    places: list[tuple[Snippet, int] | None] = [None] * prelude.count("\n")
    for block in blocks:
        expected = expected_failures(block).union(lines_of_calls(block, unknown))
        lines = block.text.split("\n")
        texts.append(without_placeholders(block) + "\n")
        places += [None if number in expected else (block, number) for number in range(1, len(lines) + 1)]
    return Module(page, "".join(texts), tuple(places))


def _diagnostics(rows: Iterable[Mapping[str, object]], found: Sequence[Module]) -> Iterator[TypeDiagnostic]:
    for row in rows:
        match row:
            case {
                "check_name": str(kind),
                "description": str(message),
                "location": {"path": str(path), "positions": {"begin": {"line": int(line), "column": int(column)}}},
            }:
                number = _MODULE.search(path)
                module = found[int(number[1])] if number else None
                place = module.places[line - 1] if module and line <= len(module.places) else None
                if module and place:
                    text = message.removeprefix(f"{kind}: ")
                    yield TypeDiagnostic(place[0].at(place[1], column), kind, text, module.page)
