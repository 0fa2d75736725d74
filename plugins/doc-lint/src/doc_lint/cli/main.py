"""The `doc-lint` command: its subcommands, each imported on demand, and its exit codes."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

import click

from doc_lint._version import __version__

COMMANDS = ("check", "review", "baseline", "init", "explain", "rules", "schema")


class LazyGroup(click.Group):
    """A group that imports a command only when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of `--help`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the attribute `command` of the module with the command's name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"doc_lint.cli.{cmd_name}").command
        return command


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="doc-lint")
def group() -> None:
    """Lint the structure of a documentation site: links, nav, landing pages, click depth, API coverage."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        argv: The arguments after the program name. Defaults to those of this process.
    """
    try:
        group.main(args=None if argv is None else list(argv), prog_name="doc-lint")
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    return 0


def run() -> None:
    """Run the command and exit the process.

    If no plugin ran, exit without freeing the site's objects, which would take a tenth of the run. Otherwise exit
    normally, because plugins may have temporary folders that Python removes at exit.
    """
    code = main()
    if "mkdocs" in sys.modules or sys.getprofile() is not None:
        sys.exit(code)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@contextmanager
def exit_on_error() -> Iterator[None]:
    """Print one message and exit with 2 if a site cannot be read or an option is invalid."""
    from doc_lint.option_values import OptionError
    from doc_lint.sources import SourceError

    try:
        yield
    except (SourceError, OptionError) as error:
        from doc_lint.reporters.printable import printable_lines

        click.echo(printable_lines(f"doc-lint: {error}"), err=True)
        sys.exit(2)
