"""Writes the API reference of nemo_run: a page for each public module, the area landings, the hub and their nav.

gen-files runs this file in the MkDocs build. `python scripts/gen_api.py --output DIR` writes the same files to disk, for
a site generator that has no gen-files. nemo_run is not imported: griffe reads its source.

A file in docs/apidocs is the hand-written top of the generated page of the same path: the hub and the landings have one.
Fields and constants are written as tables here (a tenth of the DOM nodes that a heading and a signature each would take);
classes, functions and methods are `:::` blocks, which mkdocstrings renders.
"""

from __future__ import annotations

import argparse
import json
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import griffe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PACKAGE: Final = "nemo_run"
ROOT: Final = "apidocs"
LANDINGS: Final = {"core": "Core", "run": "Run", "cli": "CLI", "devspace": "DevSpace"}
"""The areas of several modules, in the nav's order, with their nav label; each has a landing page."""
SPLIT: Final = ("nemo_run.cli.api", "nemo_run.cli.cli_parser", "nemo_run.core.execution.slurm")
"""Modules too large for one page: each class that has methods gets a page beside the module's."""
GUIDES: Final = {
    "api": ("guides/configuration.md", "Configure functions and classes."),
    "cli": ("references/cli-reference.md", "Look up commands, flags and the override syntax."),
    "config": ("guides/configuration.md", "Configure functions and classes."),
    "core": ("about/architecture.md", "See where this part stands among the layers of NeMo Run."),
    "core.execution": ("guides/execution.md", "Choose an executor and run with it."),
    "core.execution.kuberay": ("guides/ray.md", "Run Ray clusters and jobs."),
    "core.packaging": ("guides/packaging.md", "Decide which code a job receives."),
    "core.serialization": ("guides/configuration.md", "Configure functions and classes."),
    "core.tunnel": ("guides/execution.md", "Choose an executor and run with it."),
    "devspace": ("references/cli-reference.md", "Look up the `nemo devspace` commands."),
    "exceptions": ("guides/troubleshooting.md", "Find the cause behind a message."),
    "help": ("references/cli-reference.md", "Look up commands, flags and the override syntax."),
    "package_info": ("get-started/install.md", "Install this version."),
    "run": ("guides/management.md", "Manage experiments, tasks and their logs."),
    "run.ray": ("guides/ray.md", "Run Ray clusters and jobs."),
    "run.torchx_backend": ("about/architecture.md", "See where this part stands among the layers of NeMo Run."),
}
"""The page to read next, by module; a module without an entry takes its parent's."""
PLUMBING: Final = re.compile(r"(logging\.getLogger|TypeVar|ParamSpec)\(")
"""Values of module attributes that nobody imports: loggers and type variables."""
LAMBDA: Final = re.compile(r"\(lambda: (.*)\)\(\)", re.DOTALL)
COMMENT: Final = re.compile(r"\s*#: ?(.*)")


def members(parent: griffe.Module | griffe.Class) -> list[griffe.Class | griffe.Function | griffe.Attribute]:
    """The public objects defined in a module or class, in source order."""
    found: list[griffe.Class | griffe.Function | griffe.Attribute] = []
    for name, member in parent.members.items():
        special = parent.is_module and name.startswith("__") and name != "__all__"
        if name.startswith("_") and not special:
            continue
        if not isinstance(member, griffe.Class | griffe.Function | griffe.Attribute):
            continue
        if isinstance(member, griffe.Attribute) and PLUMBING.match(str(member.value)):
            continue
        found.append(member)
    return found


def submodules(module: griffe.Module) -> list[griffe.Module]:
    """The public modules directly below a package, by name."""
    below = [m for m in module.members.values() if isinstance(m, griffe.Module) and not m.name.startswith("_")]
    return sorted(below, key=lambda m: m.name)


def walk(module: griffe.Module) -> Iterator[griffe.Module]:
    """The module and every public module below it, parents first."""
    yield module
    for child in submodules(module):
        yield from walk(child)


def is_variable(member: griffe.Object) -> bool:
    """Whether the member is a field, class attribute or constant: a row in a table. A property is not."""
    return member.is_attribute and "property" not in member.labels


def short(path: str) -> str:
    """The dotted path without the package: `nemo_run.core.tunnel` is `core.tunnel`."""
    return path.removeprefix(PACKAGE).removeprefix(".")


def page_path(path: str) -> str:
    """Where the page of a module, or of a class with a page of its own, lies below docs."""
    dotted = short(path)
    return f"{ROOT}/{dotted.partition('.')[0]}/{dotted}.md" if dotted else f"{ROOT}/index.md"


def relative(target: str, source: str) -> str:
    """The link from one page to another."""
    return posixpath.relpath(target, posixpath.dirname(source))


def cell(text: str) -> str:
    """Text as it may stand in a table cell."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")


def code(text: str, limit: int = 160) -> str:
    """A code span for a table cell, cut where it becomes a listing."""
    text = " ".join(text.split())
    text = text if len(text) <= limit else f"{text[:limit].rstrip()} ..."
    return f"`{text}`" if "|" not in text else f"<code>{cell(text).replace('_', '&#95;').replace('*', '&#42;')}</code>"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def count(number: int, noun: str) -> str:
    """`1 method`, `2 methods`, `2 classes`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}{'es' if noun.endswith('s') else 's'}"


def first_sentence(member: griffe.Object) -> str:
    """The first sentence of the docstring, if it has one that reads as prose."""
    paragraph = member.docstring.value.strip().partition("\n\n")[0] if member.docstring else ""
    sentence = " ".join(re.split(r"(?<=[.!?])\s", " ".join(paragraph.split()), maxsplit=1)[0].split())
    return sentence if sentence[-1:] in (".", "!", "?") and len(sentence) <= 200 else ""


def summary(member: griffe.Class | griffe.Function | griffe.Attribute) -> str:
    """What the member is: in the words of its docstring, or by what it holds."""
    if sentence := first_sentence(member):
        return cell(sentence)
    if isinstance(member, griffe.Class):
        own = members(member)
        variables = sum(is_variable(m) for m in own)
        noun = "field" if "dataclass" in member.labels else "attribute"
        parts = [count(variables, noun)] if variables else []
        parts += [count(len(own) - variables, "method")] if len(own) > variables else []
        bases = ", ".join(code(str(base)) for base in member.bases)
        return f"Class{f' derived from {bases}' if bases else ''}{' with ' if parts else ''}{' and '.join(parts)}."
    if isinstance(member, griffe.Function):
        return f"Function with {count(len(member.parameters), 'parameter') if len(member.parameters) else 'no parameters'}."
    return "Constant."


def comment_above(attribute: griffe.Attribute) -> str:
    """The `#:` lines above a field, with which nemo_run documents some; griffe leaves them out."""
    lines: list[str] = []
    source = attribute.lines_collection[attribute.filepath] if isinstance(attribute.filepath, Path) else []
    for line in reversed(source[: (attribute.lineno or 1) - 1]):
        if not (match := COMMENT.fullmatch(line)):
            break
        lines.insert(0, match[1])
    return " ".join(lines)


def description(attribute: griffe.Attribute) -> str:
    """What the package says about a field or constant."""
    return cell(attribute.docstring.value if attribute.docstring else comment_above(attribute))


def default(value: str | griffe.Expr | None) -> str:
    """A default as the reader would write it: `(lambda: Packager())()` is griffe's form of a default factory."""
    if value is None:
        return "required"
    match = LAMBDA.fullmatch(str(value))
    return code(match[1] if match else str(value))


def variable_table(rows: Sequence[tuple[str, str, str, str]], last: str) -> str:
    """Rows of name, type, value and description, without the columns that are empty in all of them."""
    header = ("Name", "Type", last, "Description")
    kept = [i for i in range(4) if i == 0 or any(row[i] for row in rows)]
    return table([header[i] for i in kept], [[row[i] for i in kept] for row in rows])


def anchored(member: griffe.Object) -> str:
    """The name of a field or constant as a link to itself: the anchor of its row."""
    return f"[`{member.name}`](#{member.path}){{#{member.path}}}"


def block(path: str, **options: object) -> str:
    """A `:::` block for mkdocstrings."""
    lines = [f"::: {path}", *(["    options:"] if options else [])]
    return "\n".join(lines + [f"      {name}: {json.dumps(value)}" for name, value in options.items()]) + "\n"


def front_matter(text: str, next_page: str, why: str) -> str:
    """The front matter of a generated page."""
    return (
        f"---\ndescription: {json.dumps(text)}\nnext_steps:\n  - page: {next_page}\n    text: {json.dumps(why)}\n---\n"
    )


def enumerate_within(limit: int, head: str, names: Sequence[str]) -> str:
    """A sentence that lists as many names as fit, and counts the rest."""
    for shown in range(len(names), -1, -1):
        rest = len(names) - shown
        tail = [*names[:shown], *([f"{rest} more" if shown else count(rest, "name")] if rest else [])]
        text = f"{head}{', '.join(tail[:-1])}{' and ' if len(tail) > 1 else ''}{tail[-1] if tail else ''}."
        if len(text) <= limit:
            return text
    return f"{head}."


@dataclass(frozen=True)
class Reference:
    """The pages of one package, as Markdown by path below docs."""

    package: griffe.Module
    docs: Path
    release: str

    @cached_property
    def modules(self) -> list[griffe.Module]:
        """Every public module, parents first."""
        return list(walk(self.package))

    @cached_property
    def homes(self) -> dict[str, str]:
        """The page that documents each module, class, function and constant."""
        homes = {}
        for module in self.modules:
            homes[module.path] = page_path(module.path)
            homes |= {m.path: page_path(m.path if self.is_apart(m) else module.path) for m in members(module)}
        return homes

    def is_apart(self, member: griffe.Object) -> bool:
        """Whether the member has a page of its own beside its module's."""
        if not isinstance(member, griffe.Class) or member.module.path not in SPLIT:
            return False
        return any(not is_variable(m) for m in members(member))

    def canonical(self, path: str) -> str:
        """Where an object is defined; follows imports, which `nemo_run.run` (a function and a module) needs."""
        owner, _, name = path.rpartition(".")
        module = next((m for m in self.modules if m.path == owner), None)
        return self.canonical(module.imports[name]) if module and name in module.imports else path

    def exports(self, module: griffe.Module) -> dict[str, str]:
        """The names that a package takes from its modules into `__all__`, with where each is defined."""
        names = [str(name) for name in module.exports or [] if str(name) in module.imports]
        return {name: self.canonical(module.imports[name]) for name in names}

    def link(self, path: str, source: str, label: str) -> str:
        """A link to where an object is documented, or its bare name if it is not."""
        home = self.homes.get(path)
        if home is None:
            return f"`{label}`"
        page = "" if home == source else relative(home, source)
        is_module = home == page_path(path) and path not in SPLIT and path in {m.path for m in self.modules}
        return f"[`{label}`]({page}{'' if is_module else f'#{path}'})"

    def pages(self) -> dict[str, str]:
        """Every file of the reference: path below docs -> text."""
        files: dict[str, str] = {}
        for module in self.modules:
            files[page_path(module.path)] = self.module_page(module)
            files |= {page_path(m.path): self.class_page(m) for m in members(module) if self.is_apart(m)}
        files[f"{ROOT}/SUMMARY.md"] = self.nav(list(files))
        return files
