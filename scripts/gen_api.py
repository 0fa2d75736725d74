"""Writes the API reference of nemo_run: a page for each public module, the area landings, the hub and their nav.

gen-files runs this file in the MkDocs build. `python scripts/gen_api.py --output DIR` writes the same files to disk,
for a site generator that has no gen-files. nemo_run is not imported: griffe reads its source.

A file in docs/apidocs is the hand-written top of the generated page of the same path: the hub and the landings have
one. Fields and constants are tables, a third of the DOM nodes that a heading and a signature for each would take;
classes, functions and methods are `:::` blocks, which mkdocstrings renders.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import griffe

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts.api_fields import FieldTables, row, variable_table
from scripts.api_members import (
    PACKAGE,
    ROOT,
    Member,
    apart,
    first_sentence,
    hidden_methods,
    is_apart,
    is_variable,
    members,
    page_path,
    relative,
    short,
    submodules,
    up,
    variables,
    walk,
)
from scripts.api_uses import Imports, Resolver, Use, Uses, canonical
from scripts.gen_executors import installed
from scripts.markdown_tables import cell, code, count, listing, table
from scripts.package_source import load_package

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocstrings import MkdocstringsPlugin

LANDINGS: Final = {"core": "Core", "run": "Run", "cli": "CLI", "devspace": "DevSpace"}
"""The areas of several modules, in the nav's order, with their nav label; each has a landing page."""
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
SHOWN_USES: Final = 4
"""How many of the pages that use an object its page names; the others are counted."""
SHOWN_PROGRAMS: Final = 2
"""How many programs of such a page are named."""


def summary(member: Member) -> str:
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
        return f"Function with {count(len(member.parameters), 'parameter')}."
    return "Constant."


def block(path: str, **options: object) -> str:
    """A `:::` block for mkdocstrings."""
    lines = [f"::: {path}", *(["    options:"] if options else [])]
    return "\n".join(lines + [f"      {name}: {json.dumps(value)}" for name, value in options.items()]) + "\n"


def programs(use: Use) -> str:
    """The programs of a page that use an object, in brackets."""
    names = [f"`{name}`" for name in use.programs[:SHOWN_PROGRAMS]]
    more = [f"{len(use.programs) - SHOWN_PROGRAMS} more"] if len(use.programs) > SHOWN_PROGRAMS else []
    return f" ({', '.join([*names, *more])})" if names else ""


@dataclass(frozen=True)
class Reference:
    """The pages of one package, as Markdown by path below docs."""

    package: griffe.Module
    docs: Path
    release: str

    @cached_property
    def fields(self) -> FieldTables:
        """The tables of the classes."""
        return FieldTables(installed(self.docs), self.link)

    @cached_property
    def uses(self) -> dict[str, list[Use]]:
        """The hand-written pages that use each class and function."""
        objects = {m.path for module in self.modules.values() for m in members(module) if not is_variable(m)}
        resolver = Resolver(self.imports, frozenset(objects))
        return Uses(self.docs, resolver.object_of, resolver.objects).by_object()

    @cached_property
    def modules(self) -> dict[str, griffe.Module]:
        """Every public module, parents first."""
        return {module.path: module for module in walk(self.package)}

    @cached_property
    def imports(self) -> Imports:
        """What each module imports."""
        return {path: module.imports for path, module in self.modules.items()}

    @cached_property
    def homes(self) -> dict[str, str]:
        """The page that documents each module, class, function and constant."""
        homes = {path: page_path(path) for path in self.modules}
        for module in self.modules.values():
            homes |= {m.path: page_path((m if is_apart(m) else module).path) for m in members(module)}
        return homes

    def pages(self) -> dict[str, str]:
        """Every file of the reference: path below docs -> text."""
        files: dict[str, str] = {}
        for module in self.modules.values():
            files[page_path(module.path)] = self.module_page(module)
            files |= {page_path(m.path): self.class_page(m) for m in apart(module)}
        files[f"{ROOT}/SUMMARY.md"] = self.nav()
        return files

    def exports(self, module: griffe.Module) -> dict[str, str]:
        """The names that a package takes from elsewhere into `__all__`, with where each is defined."""
        names = sorted({str(name) for name in module.exports or []}, key=str.casefold)
        return {name: canonical(module.imports[name], self.imports) for name in names if name in module.imports}

    def link(self, path: str, source: str, label: str, anchor: str = "") -> str:
        """A link to where a module or an object is documented, or its bare name if it is not."""
        home = self.homes.get(path)
        if home is None:
            return f"`{label}`"
        return f"[`{label}`]({relative(home, source)}{'' if path in self.modules else f'#{anchor or path}'})"

    def top(self, path: str, kind: str, contents: str) -> str:
        """The start of a page: the hand-written file of the same path, or front matter, title and the way up."""
        page = page_path(path)
        written = self.docs / page
        if written.is_file():
            return written.read_text(encoding="utf-8").rstrip() + "\n"
        if short(path) in ("", *LANDINGS):
            raise SystemExit(f"{page}: the hub and the landings have a hand-written part; write it under docs.")
        guide, why = next(GUIDES[key] for key in up(short(path)) if key in GUIDES)
        return (
            f"---\ndescription: {json.dumps(contents)}\nsearch: {{boost: 0.15}}\n"
            f"next_steps:\n  - page: {relative(guide, page)}\n"
            f"    text: {json.dumps(why)}\n---\n# {path}\n\n{kind} of {self.way_up(path)}.\n"
        )

    def used_in(self, path: str, page: str) -> Iterator[str]:
        """A line with the pages that use a class or function, the canonical guide first; search leaves it out."""
        guide = next(GUIDES[key][0] for key in up(short(path)) if key in GUIDES)
        uses = sorted(self.uses.get(path, []), key=lambda use: use.page != guide)
        if not uses:
            return
        links = [f"[{use.title}]({relative(use.page, page)}){programs(use)}" for use in uses[:SHOWN_USES]]
        rest = f", and on {count(len(uses) - SHOWN_USES, 'other page')}" if len(uses) > SHOWN_USES else ""
        yield f"Used in {', '.join(links)}{rest}.\n{{: data-search-exclude }}\n"

    def way_up(self, path: str) -> str:
        """Links to what holds a module or class, and to its area."""
        page, above = page_path(path), list(up(short(path)))[1:]
        links = [(LANDINGS.get(name, name), page_path(f"{PACKAGE}.{name}")) for name in (*above[:1], *above[1:][-1:])]
        links = links or [("API Reference", page_path(PACKAGE))]
        text = " in ".join(f"[{label}]({relative(target, page)})" for label, target in links)
        return text if above else f"the {text}"

    def module_page(self, module: griffe.Module) -> str:
        """The page of a module: what it takes in from elsewhere, then its own classes, functions and constants."""
        page, dotted = page_path(module.path), short(module.path)
        kind = "Package" if module.is_init_module else "Module"
        shown = {"show_root_heading": False, "toc_label": "Overview"} if dotted else {"heading": f"Names of {PACKAGE}"}
        parts = [
            self.top(module.path, kind, self.describe(module.path, self.names(module) or ["an empty module"])),
            block(module.path, **shown),
        ]
        if dotted in LANDINGS:
            parts.append("## Pages\n\n" + self.area_table(dotted))
        elif dotted and submodules(module):
            rows = [(self.link(m.path, page, short(m.path)), self.contents(m)) for m in submodules(module)]
            parts.append(table(("Module", "Contents"), rows))
        elif not self.names(module):
            parts.append("This module has no public members; its file holds no code.\n")
        if exports := self.exports(module):
            rows = [(self.link(path, page, name), self.defined_in(path, page)) for name, path in exports.items()]
            parts.append(f"`from {module.path} import` gives:\n\n" + table(("Name", "Defined in"), rows))
        return "\n".join([*parts, *self.member_parts(module, page)])

    def describe(self, path: str, names: Sequence[str]) -> str:
        """The description of a page: whose reference it is, and as many names as fit."""
        return listing(f"API reference of {path} in NeMo Run {self.release}: ", names, 160)

    def names(self, module: griffe.Module) -> list[str]:
        """What a module is known for: its own members, else the names it takes in, else its modules."""
        return [m.name for m in members(module)] or [*self.exports(module)] or [m.name for m in submodules(module)]

    def member_parts(self, module: griffe.Module, page: str) -> Iterator[str]:
        """The members of a module: a table of them, the classes and functions, then the constants."""
        objects = [m for m in members(module) if not is_variable(m)]
        if len(objects) > 1 or any(is_apart(m) for m in objects):
            yield table(("Name", "Summary"), [(self.link(m.path, page, m.name), summary(m)) for m in objects])
        for member in objects:
            if isinstance(member, griffe.Class):
                yield from () if is_apart(member) else self.class_parts(member, page, 2)
            else:
                yield block(member.path)
                yield from self.used_in(member.path, page)
        if constants := variables(module):
            yield "## Constants\n\n" + variable_table([row(m) for m in constants], "Value")

    def class_page(self, cls: griffe.Class) -> str:
        """The page of a class that stands beside its module's."""
        top = self.top(cls.path, "Class", self.describe(cls.path, [m.name for m in members(cls)]))
        return "\n".join([top, *self.class_parts(cls, page_path(cls.path), 2)])

    def class_parts(self, cls: griffe.Class, page: str, level: int) -> Iterator[str]:
        """A class: docstring and signature, its fields as a table, then its methods."""
        # The table of a dataclass says what its signature would.
        yield block(cls.path, heading_level=level, merge_init_into_class="dataclass" not in cls.labels)
        yield from self.used_in(cls.path, page)
        yield from self.fields.parts(cls, page)
        for member in members(cls):
            if isinstance(member, griffe.Class):
                yield from self.class_parts(member, page, level + 1)
            elif not is_variable(member):
                yield block(member.path, heading_level=level + 1)
        for name in hidden_methods(cls):
            yield block(f"{cls.path}.{name}", heading_level=level + 1)

    def contents(self, module: griffe.Module) -> str:
        """What stands on a module's page, in one line."""
        names = [m.name for m in members(module)] or [*self.exports(module)]
        below = len(submodules(module))
        packages = f"Package of {count(below, 'module')}" if below else ""
        if not names:
            return f"{packages}." if packages else "Empty."
        return listing(f"{packages}: " if packages else "", [f"`{name}`" for name in names], 120)

    def defined_in(self, path: str, page: str) -> str:
        """A link to the module that defines an exported name."""
        module = path if path in self.modules else path.rpartition(".")[0]
        return self.link(module, page, short(module))

    def area_table(self, area: str) -> str:
        """Every page of an area, with what it holds."""
        page = page_path(f"{PACKAGE}.{area}")
        rows = []
        for module in self.area_modules(area):
            rows.append((f"[{short(module.path)}]({relative(page_path(module.path), page)})", self.contents(module)))
            rows += [(f"[{short(m.path)}]({relative(page_path(m.path), page)})", summary(m)) for m in apart(module)]
        return table(("Page", "Contents"), rows)

    def area_modules(self, area: str) -> list[griffe.Module]:
        """The modules below an area's landing page."""
        return [m for m in self.modules.values() if short(m.path).startswith(f"{area}.")]

    def nav(self) -> str:
        """The nav of the reference, for literate-nav."""
        lines = ["- [API Reference](index.md)"]
        for area, label in LANDINGS.items():
            lines.append(f"- [{label}]({area}/{area}.md)")
            for module in self.area_modules(area):
                dotted = [short(o.path) for o in (module, *apart(module))]
                lines += [f"    - [{name}]({area}/{name}.md)" for name in dotted]
        single = [m.name for m in submodules(self.package) if m.name not in LANDINGS]
        lines += [f"- [{name}]({name}/{name}.md)" for name in single]
        return "\n".join(lines) + "\n"


def reference(docs: Path, package: griffe.Module | None = None) -> dict[str, str]:
    """Every file of the API reference of the installed nemo_run: path below docs -> text.

    Args:
        docs: The folder of the hand-written pages.
        package: nemo_run as griffe has read it, if it has.
    """
    return Reference(package or load_package(), docs, version("nemo-run")).pages()


def generate() -> None:
    """Add the files to the MkDocs build. mkdocstrings reads the package for them, as it does for its `:::` blocks."""
    from mkdocs.structure.files import InclusionLevel
    from mkdocs_gen_files.editor import FilesEditor

    editor = FilesEditor.current()
    handler = cast("MkdocstringsPlugin", editor.config.plugins["mkdocstrings"]).get_handler("python")
    package = load_package(lambda: handler.collect(PACKAGE, handler.get_options({})))
    for path, text in reference(Path(editor.config.docs_dir), package).items():
        with editor.open(path, "w") as file:
            file.write(text)
    files = editor.files
    files.src_uris[f"{ROOT}/SUMMARY.md"].inclusion = InclusionLevel.EXCLUDED  # literate-nav still reads it


def main() -> None:
    """Write the files to disk."""
    docs = Path(__file__).resolve().parent.parent / "docs"
    parser = argparse.ArgumentParser(description="Write the API reference of nemo_run as Markdown files.")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="where apidocs/ is written")
    output = parser.parse_args().output
    if output.resolve() == docs:
        parser.error("DIR must not be docs: the hand-written parts of the pages are read from there")
    for path, text in reference(docs).items():
        target = output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
elif __name__ == "<run_path>":  # how gen-files runs it
    generate()
