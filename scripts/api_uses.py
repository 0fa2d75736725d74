"""Where the hand-written pages use what the API reference documents: in the programs they show and in their text.

A program counts for each page that shows it; its names are read by `ast`, with its imports. In the text a code span
counts that names a class or function, as `run.SlurmExecutor` or, where only one object is called so, `SlurmExecutor`.
mkdocstrings has backlinks, too, but only of links that autorefs resolves, and hand-written pages have none of those.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from scripts.api_members import PACKAGE, ROOT, up
from scripts.gen_executors import MARKER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

EXAMPLES: Final = "examples"
FENCE: Final = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1`* *$", re.DOTALL | re.MULTILINE)
SHOWN: Final = re.compile(r'^ *--8<-- "([^":]+\.py)(?::[\d:,]*)?"$', re.MULTILINE)
SPAN: Final = re.compile(r"(?<!`)`@?([A-Za-z_][\w.]*)(?:\([^`\n]*\))?`(?!`)")
TITLE: Final = re.compile(r"^# (.+)$", re.MULTILINE)
Imports: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""The names that each module imports, with the paths of what they are there."""
SECTIONS: Final = ("guides", "references", "get-started", "learning-resources", "integrations", "about")
"""The order of pages that use a name equally."""


@dataclass(frozen=True)
class Use:
    """A page that uses an object."""

    page: str  # path below docs
    title: str
    programs: tuple[str, ...]  # file names of the programs on it that use the object
    lists_options: bool  # whether its option tables are of the object


def canonical(path: str, imports: Imports) -> str:
    """Where a name is defined, by its imports: `nemo_run.run` is a function there and a module to griffe."""
    owner, _, name = path.rpartition(".")
    target = imports.get(owner, {}).get(name, path)
    return path if target == path else canonical(target, imports)


@dataclass(frozen=True)
class Resolver:
    """Resolves dotted names. It is plain data, so that another process of `scripts/serve` can take it over."""

    imports: Imports
    objects: frozenset[str]  # the paths of all documented classes and functions

    def object_of(self, name: str) -> str | None:
        """The class or function that a dotted name leads to, or that holds what it leads to."""
        found = (canonical(prefix, self.imports) for prefix in up(name))
        return next((path for path in found if path in self.objects), None)


@dataclass(frozen=True)
class Uses:
    """The uses of documented objects in the pages of a folder.

    `resolve` tells the path of the object that a dotted name leads to, such as `nemo_run.Config`; `documented` are the
    paths of all classes and functions.
    """

    docs: Path
    resolve: Callable[[str], str | None]
    documented: Iterable[str]

    def by_object(self) -> dict[str, list[Use]]:
        """The uses of each object, the nearest first: the page of its options, then programs, then mere mentions."""
        names = Counter(path.rpartition(".")[2] for path in self.documented)
        alone = {path.rpartition(".")[2]: path for path in self.documented if names[path.rpartition(".")[2]] == 1}
        classes = {name: path for name, path in alone.items() if name[0].isupper()}  # `list` may be anything
        found: dict[str, list[Use]] = {}
        for file in sorted(self.docs.rglob("*.md")):
            path = file.relative_to(self.docs).as_posix()
            if "/" in path and not path.startswith(f"{ROOT}/"):
                for target, use in self.in_page(path, classes).items():
                    found.setdefault(target, []).append(use)
        return {target: sorted(uses, key=nearness) for target, uses in found.items()}

    def in_page(self, path: str, classes: dict[str, str]) -> dict[str, Use]:
        """What a hand-written page uses, by the path of each object; nothing of a page without a title.

        `scripts/serve` calls it for the pages that have changed (`[tool.quick-serve]` in `pyproject.toml`).
        """
        text = text_in((self.docs / path).read_text("utf-8"))
        if not text.title:
            return {}
        named = {target for name in text.spans if (target := self.spanned(name, classes))}
        listed = {classes[name] for name in text.tables if name in classes}
        programs: dict[str, list[str]] = {}
        for program in text.programs:
            for target in self.used(self.docs / EXAMPLES / program):
                programs.setdefault(target, []).append(program.rpartition("/")[2])
        return {
            target: Use(path, text.title, tuple(programs.get(target, ())), target in listed)
            for target in sorted({*named, *listed, *programs})
        }

    def spanned(self, name: str, classes: dict[str, str]) -> str | None:
        """The object that a code span names."""
        first, _, rest = name.partition(".")
        if first in {"run", PACKAGE} and rest:
            return self.resolve(f"{PACKAGE}.{rest}")
        return classes.get(first)

    def used(self, program: Path) -> set[str]:
        """The objects that a program uses; none if there is no such file, of which the build tells."""
        if not program.is_file():
            return set()
        names = names_used(program.read_text("utf-8"))
        return {target for name in names if (target := self.resolve(name))}


@dataclass(frozen=True)
class Text:
    """What is read of a page."""

    title: str
    spans: frozenset[str]  # the names in code spans
    tables: frozenset[str]  # the classes whose options it lists
    programs: tuple[str, ...]  # paths below the folder of examples


@lru_cache(maxsize=1024)
def text_in(page: str) -> Text:
    """What is read of the Markdown of a page. `scripts/serve` asks after each change of a page."""
    prose = FENCE.sub("", page)
    title = TITLE.search(prose)
    return Text(
        title[1].strip() if title else "",
        frozenset(span[1] for span in SPAN.finditer(prose)),
        frozenset(marker["cls"] for marker in MARKER.finditer(page)),
        tuple(SHOWN.findall(page)),
    )


@lru_cache(maxsize=1024)
def names_used(program: str) -> frozenset[str]:
    """The dotted names of the package that a program uses. `scripts/serve` asks after each change of a page."""
    nodes = [*ast.walk(ast.parse(program))]
    imported = dict(pair for node in nodes for pair in imports(node))
    dotted = (ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute | ast.Name))
    chains = (name.partition(".") for name in dotted if re.fullmatch(r"[\w.]+", name))
    names = (imported[first] + dot + rest for first, dot, rest in chains if first in imported)
    return frozenset({*names, *imported.values()})


def imports(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The names that a statement imports from the package, and what they stand for."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            if alias.name.partition(".")[0] == PACKAGE:
                yield (alias.asname, alias.name) if alias.asname else (PACKAGE, PACKAGE)
    elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == PACKAGE:
        for alias in node.names:
            yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def nearness(use: Use) -> tuple[bool, bool, bool, int, str]:
    """The order of uses. A landing page only passes on."""
    section = use.page.partition("/")[0]
    place = SECTIONS.index(section) if section in SECTIONS else len(SECTIONS)
    return not use.lists_options, not use.programs, use.page.endswith("/index.md"), place, use.page
