"""Read the names of a Python package from its source with griffe, without importing it."""

from __future__ import annotations

import importlib.machinery
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doc_lint.site.symbols import Parameter, ParameterKind, Symbol, Symbols
from doc_lint.sources.python.package import special_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import griffe

_KINDS: Mapping[str, ParameterKind] = {
    "positional-only": "positional",
    "positional or keyword": "either",
    "keyword-only": "keyword",
    "variadic positional": "args",
    "variadic keyword": "kwargs",
}
_PLAIN_BASE = re.compile(r"(object|abc\.ABC|(typing(_extensions)?\.)?(Generic|Protocol))(\[.*\])?", re.DOTALL)
_PLAIN_DECORATOR = re.compile(
    r"(staticmethod|classmethod|(functools\.)?(cache|lru_cache)|(abc\.)?abstractmethod|(contextlib\.)?(async)?contextmanager"
    r"|(dataclasses\.)?dataclass|(functools\.)?total_ordering|(typing(_extensions)?\.)?(final|override|runtime_checkable))"
)


def read_symbols(name: str, search: Iterable[Path | str]) -> Symbols | str:
    """Return the names of a package, or why they can't be read.

    Args:
        name: Import name.
        search: Folders to look it up in, in order.
    """
    try:
        import griffe
    except ImportError:
        return "griffe is not installed"
    special = special_file(name, search)
    if special:
        return f"griffe cannot read the package `{name}`: {special} is not a regular file"
    with _silenced(griffe.logger):
        loader = griffe.GriffeLoader(search_paths=[str(place) for place in search], allow_inspection=False)
        try:
            root = loader.load(name)
            loader.resolve_aliases(implicit=True, external=False)
        except Exception as error:  # of the code, or of what griffe does with it
            return f"griffe cannot read the package `{name}`: {error or type(error).__name__}"
        reader = _Reader(griffe)
        reader.module(root)  # type: ignore[arg-type]
    return Symbols(name, reader.names, reader.imports)


@contextmanager
def _silenced(logger: Any) -> Iterator[None]:
    """Silence griffe's logger. Its own `disable` fails if mkdocstrings has replaced the logger by an adapter."""
    inner = getattr(logger, "logger", logger)
    level = inner.level
    inner.setLevel(100)
    try:
        yield
    finally:
        inner.setLevel(level)


class _Reader:
    def __init__(self, griffe_: object):
        self.griffe = griffe_
        self.names: dict[str, Symbol] = {}
        self.imports: dict[str, str] = {}
        self._ancestors: dict[str, tuple[griffe.Class, ...]] = {}

    def module(self, module: griffe.Module) -> None:
        path = module.path
        is_open = any(name == "__getattr__" or name.endswith("*") for name in module.members) or _is_compiled(module)
        self._add(path, module, Symbol(path, "module", None, is_open))
        for name, target in module.imports.items():
            if target != f"{path}.{name}":
                self.imports[f"{path}.{name}"] = target
        for name, member in module.members.items():
            if member.is_alias:
                self.imports.setdefault(f"{path}.{name}", member.target_path)  # type: ignore[union-attr]
            elif member.is_module:
                self.module(member)  # type: ignore[arg-type]
            else:
                self._member(f"{path}.{name}", member)  # type: ignore[arg-type]

    def _member(self, path: str, member: griffe.Object) -> None:
        if member.is_class:
            self._class(path, member)  # type: ignore[arg-type]
        elif member.is_function:
            self._add(path, member, Symbol(path, "function", _function_parameters(member)))  # type: ignore[arg-type]
        else:
            self._add(path, member, Symbol(path, "attribute"))

    def _class(self, path: str, cls: griffe.Class) -> None:
        known = _bases_are_known(cls)
        inherited = cls.inherited_members  # griffe computes it at each access
        members = {**inherited, **cls.members}
        is_open = not known or "__getattr__" in members
        self._add(path, cls, Symbol(path, "class", _class_parameters(cls, members, known), is_open))
        for name, member in cls.members.items():
            if member.is_alias:
                self.imports.setdefault(f"{path}.{name}", member.target_path)  # type: ignore[union-attr]
            else:
                self._member(f"{path}.{name}", member)  # type: ignore[arg-type]
        for name, alias in inherited.items():
            self.imports.setdefault(f"{path}.{name}", alias.target_path)

    def _add(self, path: str, member: griffe.Object, symbol: Symbol) -> None:
        public = not any(part.startswith("_") for part in path.split("."))
        documented = member.has_docstring or self._inherits_docstring(member)
        self.names[path] = Symbol(path, symbol.kind, symbol.parameters, symbol.is_open, public, documented)

    def _inherits_docstring(self, member: griffe.Object) -> bool:
        parent = member.parent
        if parent is None or not parent.is_class or not isinstance(member.name, str):
            return False
        if parent.path not in self._ancestors:
            self._ancestors[parent.path] = _ancestors(parent)  # type: ignore[arg-type]
        return any(_documented_in(base, member.name) for base in self._ancestors[parent.path])


def _is_compiled(module: griffe.Module) -> bool:
    """Return whether a package has modules without a source, so that names may be missing."""
    path = module.filepath
    if not isinstance(path, Path):
        return True
    suffixes = tuple(importlib.machinery.EXTENSION_SUFFIXES)
    return path.stem == "__init__" and any(entry.name.endswith(suffixes) for entry in path.parent.iterdir())


def _bases_are_known(cls: griffe.Class, above: tuple[griffe.Object, ...] = ()) -> bool:
    """Return whether all base classes were read, except for those without public names."""
    above = (*above, cls)
    resolved = {base.path: base for base in cls.resolved_bases if base.is_class}
    for base in cls.bases:
        name = getattr(base, "canonical_path", str(base))
        if _PLAIN_BASE.fullmatch(name) or _PLAIN_BASE.fullmatch(str(base)):
            continue
        found = next((known for path, known in resolved.items() if path == name or _same(known, name)), None)
        if found is None or found in above or not _bases_are_known(found, above):  # type: ignore[arg-type]
            return False
    return not getattr(cls, "keywords", None)


def _same(base: griffe.Object | griffe.Alias, name: str) -> bool:
    return base.canonical_path == name or base.name == name.rpartition(".")[2]


def _class_parameters(
    cls: griffe.Class, members: Mapping[str, griffe.Object | griffe.Alias], bases_are_known: bool
) -> tuple[Parameter, ...] | None:
    if not _is_plain(cls):
        return None
    init = members.get("__init__")
    if "__new__" in members:
        return None
    if init is None:
        return () if bases_are_known else None
    if not bases_are_known and "__init__" not in cls.members:
        return None
    if "dataclass" in cls.labels and not bases_are_known:
        return None
    target = init.final_target if init.is_alias else init  # type: ignore[union-attr]
    if not target.is_function:
        return None
    taken = _function_parameters(target)  # type: ignore[arg-type]
    if taken is not None and "dataclass" in target.parent.labels:  # type: ignore[union-attr]
        return tuple(parameter for parameter in taken if not _is_not_in_init(members.get(parameter.name)))
    return taken


def _is_not_in_init(member: griffe.Object | griffe.Alias | None) -> bool:
    """Return whether a dataclass excludes a field from `__init__`, which griffe ignores if a base has the field."""
    value = getattr(member, "value", None)
    return bool(re.search(r"\binit\s*=\s*False", str(value))) if value is not None else False


def _function_parameters(function: griffe.Function) -> tuple[Parameter, ...] | None:
    if not _is_plain(function) or function.overloads:
        return None
    parameters = [
        Parameter(
            parameter.name.lstrip("*"),
            _KINDS[parameter.kind.value],
            parameter.default is None and not parameter.kind.value.startswith("variadic"),
        )
        for parameter in function.parameters
        if parameter.kind is not None
    ]
    is_method = function.parent is not None and function.parent.is_class and "staticmethod" not in function.labels
    return tuple(parameters[1:] if is_method and parameters[:1] and parameters[0].kind != "args" else parameters)


def _is_plain(member: griffe.Class | griffe.Function) -> bool:
    """Return whether no decorator can change the parameters."""
    names = (str(decorator.callable_path) for decorator in member.decorators)
    return all(_PLAIN_DECORATOR.fullmatch(name) for name in names)


def _ancestors(cls: griffe.Class) -> tuple[griffe.Class, ...]:
    """Return the classes in which a member is looked up; none if they have no such order."""
    try:
        return tuple(cls.mro())
    except ValueError:
        return ()


def _documented_in(cls: griffe.Class, name: str) -> bool:
    member = cls.members.get(name)
    return member is not None and not member.is_alias and member.has_docstring
