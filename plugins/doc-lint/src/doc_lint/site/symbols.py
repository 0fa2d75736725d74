"""The names of the documented package and the parameters of its callables."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct

ParameterKind = Literal["positional", "either", "keyword", "args", "kwargs"]


class Parameter(Struct, frozen=True, gc=False):
    """A parameter of a function or class.

    Attributes:
        name: Name of the parameter, without stars.
        kind: `positional` and `keyword` are passed in one way only, `either` in both ways; `args` and `kwargs` take the
            remaining arguments.
        required: Whether a call must pass it.
    """

    name: str
    kind: ParameterKind = "either"
    required: bool = False


class Symbol(Struct, frozen=True):
    """A module, class, function or attribute of the package.

    Attributes:
        path: Dotted name of the place where it is defined.
        kind: What it is.
        parameters: Parameters of a call, without `self` and `cls`; `None` if they are not known for sure.
        is_open: Whether it may have names that its source does not show, such as a module with `__getattr__` or a class
            with a base from another package.
        is_public: Whether no part of its path is private.
        has_docstring: Whether it, or what it overrides, has a docstring.
    """

    path: str
    kind: Literal["module", "class", "function", "attribute"]
    parameters: tuple[Parameter, ...] | None = None
    is_open: bool = False
    is_public: bool = True
    has_docstring: bool = False


class Lookup(Struct, frozen=True):
    """The result of looking up a dotted name.

    Attributes:
        symbols: The symbols with that name. There are two if a package has a module and a function of the same name.
        owner: If the name does not exist: the longest part of it that does.
        missing: The part of the name that the owner does not have. If it is empty and there are no symbols, doc-lint
            does not know whether the name exists.
    """

    symbols: tuple[Symbol, ...] = ()
    owner: str = ""
    missing: str = ""

    @property
    def parameters(self) -> tuple[Parameter, ...] | None:
        """Parameters of a call, if the name is unambiguous and they are known."""
        callables = [symbol for symbol in self.symbols if symbol.kind != "module"]
        return callables[0].parameters if len(callables) == 1 else None


class Symbols(Struct, frozen=True, dict=True):
    """All names of a package.

    Attributes:
        package: Import name of the package.
        names: Symbols by dotted name. An inherited member is also listed under the class that inherits it.
        imports: Dotted names that imports create, with the dotted names they refer to, in this package or another.
    """

    package: str
    names: Mapping[str, Symbol]
    imports: Mapping[str, str] = {}

    def find(self, dotted: str) -> Lookup:
        """Look up a dotted name."""
        if dotted not in self._found:
            self._found[dotted] = self._find(dotted)
        return self._found[dotted]

    def _find(self, dotted: str) -> Lookup:
        first, *rest = dotted.split(".")
        if first != self.package:
            return Lookup()
        here: tuple[str, ...] = (self.package,)
        for part in rest:
            here = tuple(path for path in here if self._is_module(path)) or here
            there = tuple(dict.fromkeys(target for path in here for target in self._step(path, part)))
            is_special = part.startswith("__") and part.endswith("__")
            if not there and (is_special or any(self._may_have_more(path) for path in here)):
                return Lookup()
            if not there:
                return Lookup((), here[0], part)
            here = there
        found = tuple(self.names[path] for path in here if path in self.names)
        return Lookup(found) if len(found) == len(here) else Lookup()

    def members(self, path: str) -> tuple[str, ...]:
        """Return the names of the direct members of a dotted name."""
        return self._below.get(path, ())

    def by_name(self, name: str) -> tuple[Symbol, ...]:
        """Return the classes and functions with this name in any module."""
        return self._by_name.get(name, ())

    @cached_property
    def defined(self) -> tuple[Symbol, ...]:
        """Each symbol once, under the name where it is defined."""
        return tuple(symbol for name, symbol in self.names.items() if name == symbol.path)

    @cached_property
    def exported(self) -> frozenset[str]:
        """The public names in the top-level module of the package."""
        return frozenset(name for name in self.members(self.package) if not name.startswith("_"))

    @cached_property
    def words(self) -> frozenset[str]:
        """All identifiers of the package: parts of dotted names, and names of parameters."""
        parts = {part for name in (*self.names, *self.imports) for part in name.split(".")}
        return frozenset(parts.union(p.name for symbol in self.names.values() for p in symbol.parameters or ()))

    @cached_property
    def attributes(self) -> frozenset[str]:
        """Names of the members of all classes."""
        pairs = (name.rpartition(".")[::2] for name in (*self.names, *self.imports))
        return frozenset(name for owner, name in pairs if owner in self.names and self.names[owner].kind == "class")

    @cached_property
    def _found(self) -> dict[str, Lookup]:
        """Cache of lookups: pages mention the same names many times."""
        return {}

    @cached_property
    def _below(self) -> Mapping[str, tuple[str, ...]]:
        return _group(name.rpartition(".")[::2] for name in (*self.names, *self.imports))

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Symbol, ...]]:
        named: dict[str, tuple[Symbol, ...]] = {}
        for symbol in self.defined:
            if symbol.kind in ("class", "function"):
                name = symbol.path.rpartition(".")[2]
                named[name] = (*named.get(name, ()), symbol)
        return named

    def _is_module(self, path: str) -> bool:
        symbol = self.names.get(path)
        return symbol is not None and symbol.kind == "module"

    def _may_have_more(self, path: str) -> bool:
        symbol = self.names.get(path)
        return symbol is None or symbol.is_open or symbol.kind in ("function", "attribute")

    def _step(self, path: str, part: str) -> Iterator[str]:
        below = f"{path}.{part}"
        if below in self.imports:
            yield from self._follow(below)
        if below in self.names:
            yield self.names[below].path

    def _follow(self, name: str) -> Iterator[str]:
        """Yield what an imported name refers to, through any number of imports."""
        seen = {name}
        while name in self.imports:
            name = self.imports[name]
            if name in seen:
                return
            seen.add(name)
        if name in self.names or not name.startswith(f"{self.package}."):
            yield name
            return
        found = self.find(name)
        yield from (symbol.path for symbol in found.symbols) if found.symbols else (name,)


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, dict[str, None]] = {}
    for owner, name in pairs:
        grouped.setdefault(owner, {})[name] = None
    return {owner: tuple(names) for owner, names in grouped.items()}
