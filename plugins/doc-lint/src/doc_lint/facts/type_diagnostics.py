"""Ask the type checker ty about the Python of all pages, in one run."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from doc_lint.site import Location, Page, Site, Snippet, TypeRow
from doc_lint.site.code.definitions import calls_of_made, definitions, made_otherwise
from doc_lint.site.code.failing import expected_lines
from doc_lint.site.code.reader import import_aliases
from doc_lint.site.code.snippets import without_placeholders
from doc_lint.sources.cache import Cache, digest
from doc_lint.sources.package import INSTALLED, are_installed, state

_SECONDS = 120
_MODULE = re.compile(r"doc_lint_(\d+)\.py")
_IMPORT = re.compile(r"\b(?:from|import)[ \t]+([\w., \t]+)")
_NAME = re.compile(r"(?<![\w.])[^\W\d]\w*")


class Module(Struct, frozen=True):
    """Python that can be checked together: blocks of one page, or of one included file.

    Attributes:
        text: The prelude and the blocks.
        places: For each line of the text the block and its line there; `None` for the prelude and lines that are shown
            because they fail.
    """

    text: str
    places: tuple[tuple[Snippet, int] | None, ...]


def read_type_rows(site: Site, search: Sequence[Path], cache: Cache | None = None) -> tuple[TypeRow, ...] | str:
    """Return what ty says of the site's Python, or why it cannot be asked.

    Args:
        site: The site, with its package.
        search: Folders in which the package and others are looked up.
        cache: What an earlier run found out.
    """
    command = _command()
    if command is None:
        return "ty is not installed"
    found = list(modules(site))
    if not found:
        return ()
    texts = [module.text for module in found]
    key = _key(site.package.name if site.package else "", texts, command, search) if cache else None
    told = cache.get("type_rows", key, str) if cache and key else None
    try:
        rows = json.loads(told or _ask(command, texts, search))
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        return f"ty failed: {error}"
    if cache and key and told is None:
        cache.put("type_rows", key, json.dumps(rows))
    return tuple(sorted(set(_rows(rows, found))))


def _key(package: str, texts: Sequence[str], command: Sequence[str], search: Sequence[Path]) -> bytes | None:
    """Return the digest of what ty looks at; `None` where code imports what may change without a sign of it."""
    imported = {name for text in texts for names in _IMPORT.findall(text) for name in _NAME.findall(names)}
    if not are_installed({package, *imported}, search):
        return None
    times = [path.stat().st_mtime_ns for path in (*map(Path, command), *INSTALLED) if path.exists()]
    return digest(repr((texts, times)).encode(), state([package], search))


def _ask(command: Sequence[str], texts: Sequence[str], search: Sequence[Path]) -> str:
    """Return what ty prints about modules."""
    with TemporaryDirectory(prefix="doc-lint-") as folder:
        for number, text in enumerate(texts):
            Path(folder, f"doc_lint_{number}.py").write_text(text, "utf-8")
        outside = [str(place) for place in search if str(place) not in sys.path and place.is_dir()]
        arguments = ["check", "--project", folder, "--python", sys.prefix, "--output-format", "gitlab", "--exit-zero"]
        arguments += [part for place in outside for part in ("--extra-search-path", place)]
        done = subprocess.run(
            [*command, *arguments], cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    return done.stdout


def modules(site: Site) -> Iterator[Module]:
    """Yield the modules to check: for each page its own blocks in order, and each file that it includes.

    A page's blocks come after imports of the package under the names that the site uses.
    """
    package = site.package.name if site.package else ""
    names = {package, *import_aliases(site, package)}
    prelude = "".join(f"import {package} as {name}\n" for name in sorted(names))
    seen: set[tuple[Location, ...]] = set()
    for page in (page for page in site.pages if not page.is_history):
        for blocks in _streams(page, site.snippets[page.path]):
            key = tuple(snippet.block.location for snippet in blocks)
            if key not in seen:
                seen.add(key)
                own = blocks[0].block.location.path == page.location.path
                yield from _modules(prelude if own else "", blocks)


def _streams(page: Page, snippets: Iterable[Snippet]) -> Iterator[Sequence[Snippet]]:
    streams: dict[str, list[Snippet]] = {page.location.path: []}
    for snippet in snippets:
        if snippet.tree is not None:
            streams.setdefault(snippet.block.location.path, []).append(snippet)
    yield from filter(None, streams.values())


def _modules(prelude: str, blocks: Sequence[Snippet]) -> Iterator[Module]:
    """Start a new module where a block defines again what an earlier one defined: a reader takes the later one."""
    chosen: list[Snippet] = []
    for block in blocks:
        defined = definitions(block)
        if any(defined & definitions(earlier) for earlier in chosen):
            yield _module(prelude, chosen)
            chosen = [earlier for earlier in chosen if not defined & definitions(earlier)]
        chosen.append(block)
    yield _module(prelude, chosen)


def _module(prelude: str, blocks: Sequence[Snippet]) -> Module:
    made = {name for block in blocks for name in made_otherwise(block)}
    texts = [prelude]
    places: list[tuple[Snippet, int] | None] = [None] * prelude.count("\n")
    for block in blocks:
        expected = expected_lines(block).union(calls_of_made(block, made))
        lines = block.text.split("\n")
        texts.append(without_placeholders(block) + "\n")
        places += [None if number in expected else (block, number) for number in range(1, len(lines) + 1)]
    return Module("".join(texts), tuple(places))


def _rows(rows: Iterable[dict[str, object]], found: Sequence[Module]) -> Iterator[TypeRow]:
    for row in rows:
        match row:
            case {
                "check_name": str(kind),
                "description": str(message),
                "location": {"path": str(path), "positions": {"begin": {"line": int(line), "column": int(column)}}},
            }:
                number = _MODULE.search(path)
                places = found[int(number[1])].places if number else ()
                place = places[line - 1] if line <= len(places) else None
                if place is not None:
                    text = message.removeprefix(f"{kind}: ")
                    yield TypeRow(place[0].at(place[1], column), kind, text)


def _command() -> list[str] | None:
    """Return how to call ty: the one installed beside doc-lint."""
    try:
        from ty import find_ty_bin
    except ImportError:
        return None
    try:
        return [find_ty_bin()]
    except FileNotFoundError:
        return None
