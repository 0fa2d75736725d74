"""Puts the option tables into the pages of references/executors; gen-files runs this file in the MkDocs build.

A comment marks the place of a table in a page: `options: SlurmExecutor`. Name, type and default of each field are read
from the source of nemo_run, which is not imported. What a field means stands in `fields/NAME.toml` for the page
`NAME.md`, in one table for each class and field:

    [SlurmExecutor.time]
    meaning = "Wall time, after which Slurm ends the job."
    unit = "`hh:mm:ss`"
    example = 'time="01:00:00"'
    becomes = ["#SBATCH --time=01:00:00"]

A field without a text of its own has one in a class above, or in the one that `like` in the comment names; the page
then links to it. tests/scripts/test_gen_executors.py has nemo_run itself make `becomes` out of `example`.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts.api_members import PACKAGE
from scripts.markdown_tables import code, table
from scripts.package_source import installed_package, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = "references/executors"
MARKER: Final = re.compile(r"^<!-- options: (?P<cls>\w+)(?: like (?P<like>\w+))? -->$", re.MULTILINE)
SOURCES: Final = ("core/execution", "core/packaging", "core/tunnel")
"""The folders of nemo_run whose classes may have a table."""
HEADER: Final = ("Option, type, default", "Meaning, example, and what it becomes")
EMPTY: Final = {"dict": "{}", "list": "[]"}


class Text(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is written about a field."""

    meaning: str = ""
    unit: str = ""
    example: str = ""  # arguments of the constructor, the field among them
    becomes: list[str] = []  # the lines or entries that the example makes; `...` stands for more of a line


@dataclass(frozen=True)
class Field:
    """A field of a dataclass."""

    name: str
    type: str
    default: str  # Python code; empty if a value is required
    init: bool  # whether the constructor takes it


@dataclass(frozen=True)
class Place:
    """The place of a table."""

    page: str  # the name of the page, without .md
    cls: str
    like: str  # the class that lends its texts, or empty


@dataclass(frozen=True)
class Options:
    """The option tables of a folder of pages."""

    folder: Path
    package: Path

    @cached_property
    def statements(self) -> list[ast.stmt]:
        """The statements of the sources."""
        files = [file for source in SOURCES for file in sorted((self.package / source).glob("*.py"))]
        return [node for file in files for node in parsed(file.read_text(encoding="utf-8")).body]

    @cached_property
    def classes(self) -> dict[str, ast.ClassDef]:
        """The classes of the sources by name."""
        return {node.name: node for node in self.statements if isinstance(node, ast.ClassDef)}

    @cached_property
    def constants(self) -> dict[str, str]:
        """The constants of the sources by name, as code: a default may be one."""
        nodes = [node for node in self.statements if isinstance(node, ast.Assign)]
        return {ast.unparse(node.targets[0]): ast.unparse(node.value) for node in nodes}

    @cached_property
    def places(self) -> dict[str, Place]:
        """The places of the tables by class."""
        found: dict[str, Place] = {}
        for place in marked(self.folder):
            for name in filter(None, (place.cls, place.like)):
                if name not in self.classes:
                    raise SystemExit(f"{FOLDER}/{place.page}.md: {PACKAGE} has no class `{name}`.")
            found[place.cls] = place
        return found

    @cached_property
    def texts(self) -> dict[str, dict[str, Text]]:
        """What is written, by class and field."""
        found: dict[str, dict[str, Text]] = {}
        for file in sorted((self.folder / "fields").glob("*.toml")):
            try:
                written = msgspec.convert(tomllib.loads(file.read_text("utf-8")), dict[str, dict[str, Text]])
            except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
                raise SystemExit(f"{self.toml(file.stem)}: {error}") from error
            for cls, texts in written.items():
                self.check(file.stem, cls, texts)
            found |= written
        return found

    def check(self, page: str, cls: str, texts: dict[str, Text]) -> None:
        """Stop the build if texts are not of a class on the page, or not of its fields."""
        if cls not in self.places or self.places[cls].page != page:
            raise SystemExit(f"{self.toml(page)}: {page}.md has no table of `{cls}`.")
        known = {field.name for field in self.fields(cls)}
        for name, text in texts.items():
            if name not in known:
                raise SystemExit(f"{self.toml(page)}: `{cls}` has no field `{name}`.")
            if bool(text.example) != bool(text.becomes):
                raise SystemExit(f"{self.toml(page)}: `{cls}.{name}` needs both `example` and `becomes`, or neither.")

    def toml(self, page: str) -> str:
        """The file with the texts of a page."""
        return f"{FOLDER}/fields/{page}.toml"

    def lineage(self, cls: str) -> Iterator[str]:
        """The class and those that it derives from."""
        while cls in self.classes:
            yield cls
            cls = next((ast.unparse(base) for base in self.classes[cls].bases), "")

    def fields(self, cls: str) -> list[Field]:
        """The fields of a dataclass and those it inherits, in the order of `dataclasses.fields`."""
        found: dict[str, Field] = {}
        for name in reversed([*self.lineage(cls)]):
            for field in declared(self.classes[name]):
                found[field.name] = replace(field, default=self.constants.get(field.default, field.default))
        return list(found.values())

    def text(self, cls: str, field: str) -> Text | None:
        """What is written about a field of this very class."""
        return self.texts.get(cls, {}).get(field)

    def above(self, place: Place) -> list[str]:
        """The classes that may have a text for what the class of the table has none for."""
        return [*self.lineage(place.like)] or [*self.lineage(place.cls)][1:]

    def table(self, place: Place) -> str:
        """The table of a class, and where the text of its other fields is."""
        rows: list[tuple[str, str]] = []
        elsewhere: dict[str, list[str]] = {}
        inherited = {field.name for cls in self.above(place) for field in self.fields(cls)}
        for field in sorted(self.fields(place.cls), key=lambda f: (not f.init, f.name in inherited)):
            if text := self.text(place.cls, field.name):
                rows.append(self.row(place, field, text))
            else:
                home = self.home(place, field)
                elsewhere.setdefault(home, []).append(self.link(place, home, field.name, field.name))
        parts = [table(HEADER, rows)] if rows else []
        for home, links in elsewhere.items():
            parts.append(f"From `{home}`, with the same meaning and default: {', '.join(links)}.\n")
        return "\n".join(parts)

    def row(self, place: Place, field: Field, text: Text) -> tuple[str, str]:
        """The row of a field."""
        other = next((cls for cls in self.above(place) if (it := self.text(cls, field.name)) and it.meaning), "")
        see = f"See {self.link(place, other, f'{other}.{field.name}', field.name)}." if other else ""
        if not (text.meaning or other):
            raise SystemExit(f"{self.toml(place.page)}: `{place.cls}.{field.name}` has no meaning.")
        anchor = f"{place.cls}.{field.name}"
        default = f"default {code(field.default)}" if field.default else "required"
        option = [f"[`{field.name}`](#{anchor}){{#{anchor}}}", f"{code(field.type)}, "]
        option[1] += default if field.init else "set by NeMo Run"
        unit = f"Unit: {text.unit}." if text.unit else ""
        meaning = " ".join(" ".join([text.meaning, unit, see]).split())
        lines = [f"&rarr; {code(line, limit=1000)}" for line in text.becomes]
        return "<br>".join(option), "<br>".join(filter(None, [meaning, code(text.example, limit=1000), *lines]))

    def home(self, place: Place, field: Field) -> str:
        """The class whose table has the text of a field that has none in the class itself."""
        where = f"{self.toml(place.page)}: `{place.cls}.{field.name}`"
        home = next((cls for cls in self.above(place) if self.text(cls, field.name)), None)
        if home is None:
            raise SystemExit(f"{where} has no meaning.")
        if field not in self.fields(home):
            raise SystemExit(f"{where} needs a text: its type or default is not that of `{home}`.")
        return home

    def link(self, place: Place, cls: str, label: str, field: str) -> str:
        """A link to the row of a field."""
        page = self.places[cls].page
        return f"[`{label}`]({f'{page}.md' if page != place.page else ''}#{cls}.{field})"

    def page(self, text: str) -> str:
        """The text of a page with its tables."""
        return MARKER.sub(lambda match: self.table(self.places[match["cls"]]), text)


def marked(folder: Path) -> list[Place]:
    """The places of the tables in the pages of a folder."""
    return [
        Place(page.stem, match["cls"], match["like"] or "")
        for page in sorted(folder.glob("*.md"))
        for match in MARKER.finditer(page.read_text(encoding="utf-8"))
    ]


def declared(cls: ast.ClassDef) -> Iterator[Field]:
    """The fields that a class itself declares."""
    for node in cls.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            options = field_options(node.value)
            yield Field(node.target.id, plain(node.annotation), default(options), options.get("init") != "False")


def field_options(value: ast.expr | None) -> dict[str, str]:
    """The arguments of `field(...)`; a plain default in the same form."""
    if value is None:
        return {}
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
        return {word.arg or "": ast.unparse(word.value) for word in value.keywords}
    return {"default": ast.unparse(value)}


def default(options: dict[str, str]) -> str:
    """The default as one would write it."""
    factory = options.get("default_factory", "")
    if factory.startswith("lambda: "):
        return factory.removeprefix("lambda: ")
    return EMPTY.get(factory, f"{factory}()") if factory else options.get("default", "")


def plain(annotation: ast.expr) -> str:
    """A type without `Optional` and `Union`; whether it may be None, the default tells."""
    if isinstance(annotation, ast.Subscript):
        inner = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
        name, parts = ast.unparse(annotation.value), [plain(part) for part in inner]
        return " | ".join(parts) if name in {"Optional", "Union"} else f"{name}[{', '.join(parts)}]"
    return str(annotation.value) if isinstance(annotation, ast.Constant) else ast.unparse(annotation)


def installed(docs: Path) -> Options:
    """The option tables of the installed nemo_run."""
    return Options(docs / FOLDER, installed_package())


def generate() -> None:
    """Put the tables into the pages of the MkDocs build; they stay pages of the docs folder."""
    from mkdocs_gen_files.editor import FilesEditor

    editor = FilesEditor.current()
    options = installed(Path(editor.config.docs_dir))
    files = editor.files
    for page in {place.page for place in options.places.values()}:
        file = files.src_uris[f"{FOLDER}/{page}.md"]
        file.content_string = options.page(file.content_string)


if __name__ == "<run_path>":  # how gen-files runs it
    generate()
