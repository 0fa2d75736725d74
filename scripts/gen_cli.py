"""Puts commands and options into references/cli-reference.md; gen-files runs this file in the MkDocs build.

A comment in the page marks the place of a table: `cli: nemo` and `cli: entrypoint`. Names, defaults and arguments are
read from the source of nemo_run, which takes seconds to import and is not. What they mean stands in `options/cli.toml`,
one sentence for each command and option. tests/scripts/test_gen_cli.py holds the tables to the imported command line.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts.api_members import PACKAGE
from scripts.markdown_tables import code, table
from scripts.package_source import installed_package, parsed

PAGE: Final = "references/cli-reference.md"
TEXTS: Final = "references/options/cli.toml"
MARKER: Final = re.compile(r"^<!-- cli: (?P<name>nemo|entrypoint) -->$", re.MULTILINE)
TYPER: Final = ("--install-completion", "--show-completion", "--help")
"""What Typer adds to every program."""


@dataclass(frozen=True)
class Option:
    """An option of a command."""

    names: tuple[str, ...]
    on: bool = False  # a switch that is on by default

    @property
    def name(self) -> str:
        """The name that its text has: the first long one."""
        return next(name for name in self.names if name.startswith("--"))


@dataclass(frozen=True)
class Command:
    """A command of `nemo`."""

    name: str
    arguments: tuple[str, ...]
    options: tuple[Option, ...]

    @property
    def usage(self) -> str:
        """The command with its arguments; in brackets those that may be left out."""
        return " ".join(["nemo", self.name, *self.arguments])


@dataclass(frozen=True)
class CommandLine:
    """The command line of an installed nemo_run, and what is written about it."""

    package: Path
    texts_file: Path

    def functions(self, module: str) -> dict[str, ast.FunctionDef]:
        """The functions of a module of nemo_run.cli by name, nested ones included."""
        tree = parsed((self.package / "cli" / f"{module}.py").read_text(encoding="utf-8"))
        return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}

    @cached_property
    def entrypoint(self) -> list[Option]:
        """The options of an entrypoint script."""
        found = self.functions("api")["command"].args
        options = [option(arg, value) for arg, value in zip(found.args, found.defaults, strict=True)]
        return [*filter(None, options), *(Option((name,)) for name in TYPER)]

    @cached_property
    def commands(self) -> list[Command]:
        """The commands of `nemo`, group by group."""
        found = []
        for group in ("experiment", "devspace"):
            functions = self.functions(group)
            for call in ast.walk(functions["create"]):
                if isinstance(call, ast.Call) and re.match(r"app\.command\(|Entrypoint$", ast.unparse(call.func)):
                    found.append(command(group, functions[ast.unparse(call.args[0])]))
        return found

    @cached_property
    def texts(self) -> dict[str, dict[str, str]]:
        """What is written: for `nemo` by command, or command and option; for `entrypoint` by option."""
        try:
            written = tomllib.loads(self.texts_file.read_text("utf-8"))
            found = msgspec.convert(written, dict[str, dict[str, str]])
        except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
            raise SystemExit(f"{TEXTS}: {error}") from error
        wanted = {
            "entrypoint": [it.name for it in self.entrypoint],
            "nemo": [name for it in self.commands for name in [it.name, *(f"{it.name} {o.name}" for o in it.options)]],
        }
        for part, names in wanted.items():
            if missing := [name for name in names if name not in found.get(part, {})]:
                raise SystemExit(f"{TEXTS}: [{part}] says nothing of `{missing[0]}`, which {PACKAGE} has.")
            if unknown := [name for name in found[part] if name not in names]:
                raise SystemExit(f"{TEXTS}: [{part}] has `{unknown[0]}`, which {PACKAGE} does not have.")
        return found

    def table(self, name: str) -> str:
        """The table of `nemo`, or that of an entrypoint script."""
        texts = self.texts[name]
        if name == "entrypoint":
            return table(("Option", "Meaning"), [(cell(it), texts[it.name]) for it in self.entrypoint])
        rows = []
        for it in self.commands:
            rows.append((code(it.usage), texts[it.name]))
            rows += [(f"{code(it.name)} {cell(o)}", texts[f"{it.name} {o.name}"]) for o in it.options]
        return table(("Command", "Meaning"), rows)


def cell(it: Option) -> str:
    """The names of an option, as its cell shows them."""
    return ", ".join(code(name) for name in it.names) + ("<br>on by default" if it.on else "")


def option(arg: ast.arg, default: ast.expr | None) -> Option | None:
    """The option that a parameter becomes; None for a parameter that becomes an argument, or nothing."""
    call = default if isinstance(default, ast.Call) else annotated(arg)
    if call is None or not ast.unparse(call.func).endswith("Option"):
        plain = isinstance(default, ast.Constant) and ast.unparse(arg.annotation or arg) == "bool"
        return Option((f"--{arg.arg}", f"--no-{arg.arg}")) if plain else None
    values = [ast.literal_eval(value) for value in call.args]
    names = [name for value in values if isinstance(value, str) for name in value.split("/")]
    return Option(tuple(names or (f"--{arg.arg}", f"--no-{arg.arg}")), on=values[:1] == [True])


def annotated(arg: ast.arg) -> ast.Call | None:
    """The call in `Annotated[...]`."""
    calls = [node for node in ast.walk(arg.annotation or arg) if isinstance(node, ast.Call)]
    return calls[0] if calls else None


def command(group: str, function: ast.FunctionDef) -> Command:
    """The command that a function becomes."""
    args = function.args.args
    defaults = [None] * (len(args) - len(function.args.defaults)) + list(function.args.defaults)
    pairs = list(zip(args, defaults, strict=True))
    options = tuple(filter(None, (option(arg, default) for arg, default in pairs)))
    names = [
        arg.arg.upper() if default is None else f"[{arg.arg.upper()}]"
        for arg, default in pairs
        if option(arg, default) is None and not ast.unparse(arg.annotation or arg).startswith("devspace.")
    ]
    return Command(f"{group} {function.name}", tuple(names), options)


def installed(docs: Path) -> CommandLine:
    """The command line of the installed nemo_run."""
    return CommandLine(installed_package(), docs / TEXTS)


def generate() -> None:
    """Put the tables into the page of the MkDocs build."""
    from mkdocs_gen_files.editor import FilesEditor

    editor = FilesEditor.current()
    line = installed(Path(editor.config.docs_dir))
    file = editor.files.src_uris.get(PAGE)
    if file is None:
        raise SystemExit(
            f"{PAGE} does not exist. Restore it, or take scripts/gen_cli.py, which fills it, out of mkdocs.yml."
        )
    file.content_string = MARKER.sub(lambda match: line.table(match["name"]), file.content_string)


if __name__ == "<run_path>":  # how gen-files runs it
    generate()
