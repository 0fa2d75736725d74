"""Find imports, names and calls of the documented package in the code of all pages."""

import ast
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from doc_lint.facts.base import fact
from doc_lint.facts.code.aliases import import_aliases
from doc_lint.facts.code.definitions import add_signatures, bindings
from doc_lint.facts.code.expected_failures import expected_failures
from doc_lint.facts.code.package_code import Call, Import, PackageCode, Signature, Use, Where
from doc_lint.facts.code.snippets import LEAVES, PythonBlocks, Snippet, children, dotted_name, parse
from doc_lint.kept import kept
from doc_lint.site import CodeSpan, Location, Page, Site, Symbols

_COMPOUND = re.compile(r"[A-Z]+[a-z0-9]+[A-Z][A-Za-z0-9]*")

_T = TypeVar("_T", bound=Struct)


@fact
def package_code(site: Site, symbols: Symbols, snippets: PythonBlocks) -> PackageCode:
    """How the code of all pages uses the documented package."""
    aliases = {symbols.package: symbols.package, **import_aliases(site.pages, snippets, symbols.package)}
    found = [_read(page, snippets[page.path], symbols, aliases) for page in site.pages if not page.is_history]
    return PackageCode(
        aliases,
        without_duplicates(each for reader in found for each in reader.imports),
        without_duplicates(each for reader in found for each in reader.uses),
        without_duplicates(each for reader in found for each in reader.calls),
    )


def without_duplicates(found: Iterable[_T]) -> tuple[_T, ...]:
    """Return each item once, with the first page that shows it. A file that two pages include is read twice."""
    first: dict[_T, _T] = {}
    for each in found:
        first.setdefault(replace(each, page=""), each)
    return tuple(first.values())


@kept
def _read(page: Page, blocks: Sequence[Snippet], symbols: Symbols, aliases: Mapping[str, str]) -> "_Reader":
    """Return the imports, names and calls in the code of a page."""
    reader = _Reader(symbols, aliases)
    reader.read(page, blocks)
    return reader


class _Reader:
    def __init__(self, symbols: Symbols, aliases: Mapping[str, str]):
        self.symbols = symbols
        self.package = symbols.package
        self.aliases = aliases
        self.page = ""
        self.imports: list[Import] = []
        self.uses: list[Use] = []
        self.calls: list[Call] = []

    def read(self, page: Page, blocks: Sequence[Snippet]) -> None:
        """Read the code blocks of a page in order, then its inline code.

        Each included file has its own names. The page's own blocks can also use what the included files define.
        """
        self.page = page.path
        names: dict[str, dict[str, str]] = {page.location.path: dict(self.aliases)}
        local: dict[str, dict[str, Signature]] = {}
        rebound: set[str] = set()
        on_page: dict[str, Signature] = {}
        for snippet in blocks:
            if snippet.tree is None:
                continue
            path = snippet.block.location.path
            scope = names.setdefault(path, {self.package: self.package})
            known = local.setdefault(path, {})
            bound = bindings(snippet, self.package)
            rebound |= bound.keys()
            add_signatures(snippet.tree, known, bound)
            for name in bound:
                scope.pop(name, None)
                on_page[name] = known[name] if on_page.get(name, known[name]) == known[name] else None
            own = path == page.location.path
            if any(name in snippet.text for name in scope) or _plain(self.package) in _plain(snippet.text):
                _Visitor(self, snippet, scope, {**on_page, **known} if own else known, bound).visit(snippet.tree)
        unambiguous = {name: self.package for name in self.aliases if name not in rebound}
        for span in page.code_spans:
            self._span(span, unambiguous)

    def _span(self, span: CodeSpan, names: Mapping[str, str]) -> None:
        """Read inline code, unless it looks like a path or a command."""
        if not any(f"{name}." in span.text for name in names) and "(" not in span.text:
            return
        if not any(name in span.text for name in names) and not _COMPOUND.search(span.text):
            return
        if "/" in span.text or span.text.startswith("-"):
            return
        tree, _ = parse(span.text.strip().removeprefix("@"))
        if tree is not None:
            _SpanVisitor(self, span.location, names).visit(tree)


class _Visitor(ast.NodeVisitor):
    """Collects the imports, names and calls of the package in one code block."""

    where: Where = "block"

    def __init__(
        self,
        reader: _Reader,
        snippet: Snippet,
        names: dict[str, str],
        local: Mapping[str, Signature],
        bound: Collection[str],
    ):
        self.reader = reader
        self.snippet = snippet
        self.names = names
        self.local = local
        self.bound = bound
        self.expected = expected_failures(snippet)

    def visit(self, node: ast.AST) -> None:
        if type(node) not in LEAVES:
            super().visit(node)

    def generic_visit(self, node: ast.AST) -> None:
        for each in children(node):
            self.visit(each)

    def at(self, node: ast.expr | ast.stmt | ast.keyword | ast.alias, /) -> Location:
        return self.snippet.start(node)

    def skips(self, node: ast.expr | ast.stmt | ast.alias, /) -> bool:
        return not self.expected.isdisjoint(range(node.lineno, (node.end_lineno or node.lineno) + 1))

    def visit_Import(self, node: ast.Import) -> None:
        for name in node.names:
            if self._is_near(name.name):
                self._import(name, name.name, "")
            if name.name.split(".")[0] == self.reader.package:
                self._bind(name.asname or self.reader.package, name.name if name.asname else self.reader.package)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = "" if node.level else node.module or ""
        if module.split(".")[0] != self.reader.package:
            if self._is_near(module):
                self._import(node, module, "")
            return
        for name in node.names:
            if name.name != "*":
                self._import(name, module, name.name)
                self._bind(name.asname or name.name, f"{module}.{name.name}")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        name = dotted_name(node)
        dotted = self._resolve(name)
        if name is None or dotted is None:
            self.generic_visit(node)
        elif not isinstance(node.ctx, ast.Load):
            self.visit(node.value)
        elif not self.skips(node):
            self.reader.uses.append(Use(self.reader.page, name, dotted, self.where, self.at(node)))

    def visit_Call(self, node: ast.Call) -> None:
        name = dotted_name(node.func)
        dotted = self._resolve(name)
        first = (node.args and dotted_name(node.args[0])) or ""
        if name is not None and dotted is not None and not self.skips(node):
            self.reader.calls.append(
                Call(
                    self.reader.page,
                    name,
                    dotted,
                    self.where,
                    self.at(node),
                    tuple(self.at(argument) for argument in node.args),
                    tuple((keyword.arg, self.at(keyword)) for keyword in node.keywords if keyword.arg),
                    _is_whole(node),
                    first,
                    self._resolve(first) or self.local.get(first),
                )
            )
        self.generic_visit(node)

    def _is_near(self, module: str) -> bool:
        return _plain(module.split(".")[0]) == _plain(self.reader.package)

    def _import(self, node: ast.alias | ast.stmt, module: str, name: str) -> None:
        if not self.skips(node):
            self.reader.imports.append(Import(self.reader.page, module, name, self.at(node)))

    def _bind(self, name: str, dotted: str) -> None:
        if name not in self.bound:
            self.names[name] = dotted

    def _resolve(self, name: str | None) -> str | None:
        first, dot, rest = (name or "").partition(".")
        return f"{self.names[first]}{dot}{rest}" if first in self.names else None


class _SpanVisitor(_Visitor):
    """Collects the names and calls of the package in inline code."""

    where: Where = "span"

    def __init__(self, reader: _Reader, location: Location, names: Mapping[str, str]):
        self.reader = reader
        self.location = location
        self.names = dict(names)
        self.local = {}
        self.bound = ()

    def at(self, _node: ast.expr | ast.stmt | ast.keyword | ast.alias, /) -> Location:
        return self.location

    def skips(self, _node: ast.expr | ast.stmt | ast.alias, /) -> bool:
        return False

    def visit_Assign(self, _node: ast.Assign) -> None:
        """Ignore `shop.size=3`: it may be a command-line argument rather than a name of the package."""

    def visit_AugAssign(self, _node: ast.AugAssign) -> None:
        """Ignore `shop.size+=3` for the same reason."""

    def visit_Call(self, node: ast.Call) -> None:
        """Resolve `ShopCart(...)` to the package's only class of that name, because inline code has no imports."""
        first = (dotted_name(node.func) or "").split(".")[0]
        found = self.reader.symbols.by_name(first) if _COMPOUND.fullmatch(first) else ()
        if len(found) == 1 and first not in self.names:
            self.names[first] = found[0].path
            super().visit_Call(node)
            del self.names[first]
        else:
            super().visit_Call(node)


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def _is_whole(node: ast.Call) -> bool:
    values = (*node.args, *(keyword.value for keyword in node.keywords))
    return all(keyword.arg for keyword in node.keywords) and not any(
        isinstance(value, ast.Starred) or (isinstance(value, ast.Constant) and value.value is ...) for value in values
    )
