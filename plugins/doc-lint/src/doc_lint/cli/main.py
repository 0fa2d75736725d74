"""The command `doc-lint`: its group of commands, each loaded when it is called, and how it ends."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

import click

from doc_lint._version import __version__

COMMANDS = ("check", "baseline", "init", "explain", "rules", "schema")


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command: `command` in the module of its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"doc_lint.cli.{cmd_name}").command
        return command


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="doc-lint")
def group() -> None:
    """Rules for the structure of a documentation site: depth, order, landing pages, clicks, API coverage."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        argv: The arguments after the name of the program; those of this process where omitted.
    """
    try:
        group.main(args=None if argv is None else list(argv), prog_name="doc-lint")
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    return 0


def run() -> None:
    """Run the command and end the process.

    Where no plugin ran, it ends without taking the site apart, which is a tenth of a run. Plugins may have temporary
    folders, which Python removes at its end.
    """
    code = main()
    if "mkdocs" in sys.modules or sys.getprofile() is not None:
        sys.exit(code)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@contextmanager
def exit_on_error() -> Iterator[None]:
    """End with one message and exit code 2 where a site or an option cannot be read."""
    from doc_lint.options import OptionError
    from doc_lint.sources import SourceError

    try:
        yield
    except (SourceError, OptionError) as error:
        click.echo(f"doc-lint: {error}", err=True)
        sys.exit(2)
