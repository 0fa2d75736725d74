"""The tables of the API reference: fields of dataclasses, class attributes and constants.

What a field means nemo_run itself says for a few. For executors, launchers, packagers and tunnels the option tables of
references/executors do, and their texts fill the cells that would be empty.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, cast

import griffe

from scripts.api_members import comment_above, relative, variables
from scripts.gen_executors import FOLDER, SOURCES
from scripts.markdown_tables import cell, code, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.gen_executors import Options

LAMBDA: Final = re.compile(r"\(lambda: (.*)\)\(\)", re.DOTALL)
LINK: Final = re.compile(r"\]\((?!\w+:)([^)#]*)")
"""The start of a link to a page, relative to the page that the text is written for."""

Row: TypeAlias = tuple[str, str, str, str]  # name, type, value, description


class Link(Protocol):
    """Links an object from a page, by its path, with a label and, if it is not that of the object, an anchor."""

    def __call__(self, path: str, source: str, label: str, anchor: str = "") -> str:
        """Return the link as Markdown."""


@dataclass(frozen=True)
class FieldTables:
    """The tables of classes, with the texts of the option tables."""

    options: Options
    link: Link

    def parts(self, cls: griffe.Class, page: str) -> Iterator[str]:
        """The fields of a dataclass, with those it inherits, and the attributes that are no fields."""
        fixed = {m.name for m in variables(cls) if "init=False" in str(m.value)}  # griffe misses a field redeclared so
        fields = [p for p in cls.parameters if p.name not in {"self", *fixed}] if "dataclass" in cls.labels else []
        if fields:
            by_name = all(p.kind is griffe.ParameterKind.keyword_only for p in fields)
            fields.sort(key=lambda p: by_name and p.name not in cls.members)  # its own first, where order is free
            note = f"{', by keyword only' if by_name else ''}{self.examples(cls, page)}"
            yield f"**Fields**, arguments of the constructor{note}:\n"
            yield variable_table([self.field_row(cls, p, page) for p in fields], "Default")
        names = {p.name for p in fields}
        if rest := [m for m in variables(cls) if m.name not in names]:
            yield f"**Attributes**{', not arguments of the constructor' if fields else ''}:\n"
            yield variable_table([row(m, self.meaning(cls, m.name, page)) for m in rest], "Value")

    def field_row(self, cls: griffe.Class, parameter: griffe.Parameter, page: str) -> Row:
        """A field of a dataclass; one that it inherits says so, and links to where it is declared."""
        owner = next(c for c in (cls, *cls.mro()) if parameter.name in c.members)
        field = cast("griffe.Attribute", owner.members[parameter.name])
        kind, value = code(str(parameter.annotation or "")), default(parameter.default)
        if owner is cls:
            return anchored(field), kind, value, description(field) or self.meaning(cls, field.name, page)
        meaning = self.meaning(cls, field.name, page, above=False)
        name = self.link(owner.path, page, parameter.name, field.path)
        return name, kind, value, f"Inherited from `{owner.name}`. {meaning}".strip()

    def has_options(self, cls: griffe.Class) -> bool:
        """Whether an option table is of this very class."""
        folder = cls.module.path.partition(".")[2].replace(".", "/")
        return cls.name in self.options.places and folder.startswith(SOURCES)

    def examples(self, cls: griffe.Class, page: str) -> str:
        """A link to the option table of a class, which says more than what the fields mean."""
        texts = self.options.texts.get(cls.name, {}) if self.has_options(cls) else {}
        if not any(text.example for text in texts.values()):
            return ""
        table_page = f"{FOLDER}/{self.options.places[cls.name].page}.md"
        target = f"{relative(table_page, page)}#{cls.name}.{next(iter(texts))}"
        return f"; the [option table]({target}) has examples and what NeMo Run makes of them"

    def meaning(self, cls: griffe.Class, field: str, page: str, *, above: bool = True) -> str:
        """What the option tables say about a field: in the text of this class, or also in one of the classes above."""
        if not self.has_options(cls):
            return ""
        names = [cls.name, *(self.options.above(self.options.places[cls.name]) if above else ())]
        texts = ((name, self.options.text(name, field)) for name in names)
        name, text = next(((name, text) for name, text in texts if text and text.meaning), ("", None))
        if not text:
            return ""
        written = f"{FOLDER}/{self.options.places[name].page}.md"
        meaning = f"{text.meaning} Unit: {text.unit}." if text.unit else text.meaning
        return LINK.sub(lambda match: f"]({moved(match[1], written, page)}", meaning)


def moved(link: str, written: str, page: str) -> str:
    """A link of a text that was written for one page, as it stands on another."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(written), link)) if link else written
    return relative(target, page)


def description(attribute: griffe.Attribute) -> str:
    """What the package says about a field or constant."""
    return cell(attribute.docstring.value if attribute.docstring else comment_above(attribute))


def default(value: str | griffe.Expr | None) -> str:
    """A default as the reader would write it: `(lambda: Packager())()` is griffe's form of a default factory."""
    if value is None:
        return "required"
    match = LAMBDA.fullmatch(str(value))
    return code(match[1] if match else str(value))


def variable_table(rows: Sequence[Row], last: str) -> str:
    """Rows of names with their descriptions; type and value are below the name, as in the option tables.

    Where nothing has a description, they are columns. What is empty in all rows is left out.
    """
    kept = [(label, i) for label, i in (("Type", 1), (last, 2)) if any(row[i] for row in rows)]
    if not any(row[3] for row in rows):
        return table(["Name", *(label for label, _ in kept)], [[row[0], *(row[i] for _, i in kept)] for row in rows])
    header = ", ".join(["Name", *(label.lower() for label, _ in kept)])
    return table((header, "Description"), [(_with_type(row, last), row[3]) for row in rows])


def _with_type(row: Row, last: str) -> str:
    name, kind, value, _ = row
    value = value if value in ("", "required") else f"{last.lower()} {value}"
    return "<br>".join(filter(None, (name, ", ".join(filter(None, (kind, value))))))


def anchored(member: griffe.Object) -> str:
    """The name of a field or constant as a link to itself: the anchor of its row."""
    return f"[`{member.name}`](#{member.path}){{#{member.path}}}"


def row(attribute: griffe.Attribute, meaning: str = "") -> Row:
    """A class attribute or constant, with what it means where nemo_run does not say so."""
    value = code(str(attribute.value)) if attribute.value is not None else ""
    return anchored(attribute), code(str(attribute.annotation or "")), value, description(attribute) or meaning
