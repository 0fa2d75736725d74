"""What of nemo_run is public, by its source as griffe reads it, and the page of the API reference that documents it."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import griffe

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = "nemo_run"
ROOT: Final = "apidocs"
SPLIT: Final = ("nemo_run.cli.api", "nemo_run.cli.cli_parser", "nemo_run.core.execution.slurm")
"""Modules too large for one page: each class that has methods gets a page beside the module's."""
PLUMBING: Final = re.compile(r"(logging\.getLogger|TypeVar|ParamSpec)\(")
"""Values of module attributes that nobody imports: loggers and type variables."""
COMMENT: Final = re.compile(r"\s*#: ?(.*)")

Member: TypeAlias = griffe.Class | griffe.Function | griffe.Attribute


def members(parent: griffe.Module | griffe.Class) -> list[Member]:
    """The public objects defined in a module or class: classes, functions, then variables, each in source order."""
    found: list[Member] = []
    for name, member in parent.members.items():
        special = parent.is_module and name.startswith("__") and name != "__all__"
        if name.startswith("_") and not special:
            continue
        if not isinstance(member, griffe.Class | griffe.Function | griffe.Attribute):
            continue
        if isinstance(member, griffe.Attribute) and PLUMBING.match(str(member.value)):
            continue
        found.append(member)
    return sorted(found, key=lambda m: (is_variable(m), not m.is_class))


def submodules(module: griffe.Module) -> list[griffe.Module]:
    """The public modules directly below a package, by name."""
    below = [m for m in module.members.values() if isinstance(m, griffe.Module) and not m.name.startswith("_")]
    return sorted(below, key=lambda m: m.name)


def walk(module: griffe.Module) -> Iterator[griffe.Module]:
    """The module and every public module below it, parents first."""
    yield module
    for child in submodules(module):
        yield from walk(child)


def hidden_methods(cls: griffe.Class) -> list[str]:
    """The public methods from private base classes: the reader meets them on the class alone."""
    bases = [base for base in cls.resolved_bases if isinstance(base, griffe.Class) and base.name.startswith("_")]
    return [m.name for base in bases for m in members(base) if m.is_function and m.name not in cls.members]


def is_variable(member: griffe.Object) -> bool:
    """Whether the member is a row in a table: a field, class attribute or constant, but no property and no `__x__`.

    Markdown would read the anchor of an `__x__` as bold text.
    """
    return member.is_attribute and "property" not in member.labels and not member.is_special


def variables(parent: griffe.Module | griffe.Class) -> list[griffe.Attribute]:
    """The fields, class attributes or constants of a class or module."""
    return [m for m in members(parent) if isinstance(m, griffe.Attribute) and is_variable(m)]


def is_apart(member: griffe.Object) -> bool:
    """Whether the member has a page of its own beside its module's."""
    if not isinstance(member, griffe.Class) or member.module.path not in SPLIT:
        return False
    return any(not is_variable(m) for m in members(member))


def apart(module: griffe.Module) -> list[griffe.Class]:
    """The classes of a module that have pages of their own."""
    return [m for m in members(module) if isinstance(m, griffe.Class) and is_apart(m)]


def up(dotted: str) -> Iterator[str]:
    """`run.ray.job`, `run.ray`, `run`."""
    while dotted:
        yield dotted
        dotted = dotted.rpartition(".")[0]


def short(path: str) -> str:
    """The dotted path without the package: `nemo_run.core.tunnel` is `core.tunnel`."""
    return path.removeprefix(PACKAGE).removeprefix(".")


def page_path(path: str) -> str:
    """Where the page of a module, or of a class with a page of its own, lies below docs."""
    dotted = short(path)
    return f"{ROOT}/{dotted.partition('.')[0]}/{dotted}.md" if dotted else f"{ROOT}/index.md"


def relative(target: str, source: str) -> str:
    """The link from one page to another; empty from a page to itself."""
    return posixpath.relpath(target, posixpath.dirname(source)) if target != source else ""


def first_sentence(member: griffe.Object) -> str:
    """The first sentence of the docstring, if it has one that reads as prose."""
    paragraph = member.docstring.value.strip().partition("\n\n")[0] if member.docstring else ""
    sentence = " ".join(re.split(r"(?<=[.!?])\s", " ".join(paragraph.split()), maxsplit=1)[0].split())
    return sentence if sentence[-1:] in (".", "!", "?") and len(sentence) <= 200 else ""


def comment_above(attribute: griffe.Attribute) -> str:
    """The `#:` lines above a field, with which nemo_run documents some; griffe leaves them out."""
    lines: list[str] = []
    source = attribute.lines_collection[attribute.filepath] if isinstance(attribute.filepath, Path) else []
    for line in reversed(source[: (attribute.lineno or 1) - 1]):
        if not (match := COMMENT.fullmatch(line)):
            break
        lines.insert(0, match[1])
    return " ".join(lines)
