"""Compare values of different builds, as far as this is possible."""

import re
from collections.abc import Hashable, Mapping, Set
from datetime import date
from enum import Enum
from functools import partial
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType

from mkdocs.structure import StructureItem
from mkdocs.structure.files import File

_DEPTH = 12
_PLAIN: dict[type, str] = {kind: kind.__name__ for kind in (type(None), bool, int, float, str, bytes)}


class UnknownValueError(Exception):
    """A value that cannot be compared with one of another build."""


def fingerprint(value: object, depth: int = 0) -> Hashable:
    """Return what is equal for equal values.

    Pages and files are known by their paths: what else is different about them is compared elsewhere.

    Raises:
        UnknownValueError: The value cannot be compared.
    """
    if name := _PLAIN.get(type(value)):  # most values
        return name, value
    if depth > _DEPTH:
        raise UnknownValueError(f"{type(value).__qualname__}, nested deeply")
    if isinstance(value, int | float | str | bytes | date | PurePath | re.Pattern):
        return type(value).__name__, value
    if isinstance(value, Enum | type | BuiltinFunctionType | ModuleType):
        return type(value).__qualname__, str(value)
    if isinstance(value, FunctionType | MethodType | partial):
        return _function(value, depth + 1)
    if isinstance(value, Mapping):
        return type(value).__qualname__, tuple(
            (fingerprint(key, depth + 1), fingerprint(each, depth + 1)) for key, each in value.items()
        )
    if isinstance(value, list | tuple):
        return type(value).__qualname__, tuple(fingerprint(each, depth + 1) for each in value)
    if isinstance(value, Set):
        return type(value).__qualname__, frozenset(fingerprint(each, depth + 1) for each in value)
    if isinstance(value, StructureItem):
        file = getattr(value, "file", None)
        return type(value).__qualname__, file.src_uri if isinstance(file, File) else str(value.title)
    if isinstance(value, File):
        return "File", value.src_uri
    return _object(value, depth + 1)


def _function(value: FunctionType | MethodType | partial[object], depth: int) -> Hashable:
    if isinstance(value, partial):
        return "partial", fingerprint((value.func, value.args, value.keywords), depth)
    if isinstance(value, MethodType):
        return "method", fingerprint((value.__self__, value.__func__), depth)
    cells = [cell.cell_contents for cell in value.__closure__ or ()]
    bound = (cells, value.__defaults__, value.__kwdefaults__)
    return "function", value.__module__, value.__qualname__, value.__code__.co_firstlineno, fingerprint(bound, depth)


def _object(value: object, depth: int) -> Hashable:
    """Compare an instance of a Python class by its attributes."""
    try:
        attributes = vars(value)
    except TypeError:
        raise UnknownValueError(type(value).__qualname__) from None
    return type(value).__module__, type(value).__qualname__, fingerprint(attributes, depth)
