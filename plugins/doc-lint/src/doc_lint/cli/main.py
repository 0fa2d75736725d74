"""The `doc-lint` command: its subcommands, each imported on demand, and its exit codes."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from errno import EPIPE
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NamedTuple

import click

from doc_lint._version import __version__
from doc_lint.cli.last_run import Inputs

COMMANDS = ("check", "review", "map", "server", "baseline", "init", "explain", "rules", "schema")


class Call(NamedTuple):
    """A call of the program, which each command can ask for.

    Attributes:
        arguments: The arguments after the program name.
        inputs: What the process has read, if it runs nothing but this call.
    """

    arguments: tuple[str, ...]
    inputs: Inputs | None = None


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

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Every way to end is one line and an exit code: no traceback reaches the user."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            sys.exit(_end("interrupted", 130))
        except OSError as error:
            sys.exit(_not_written(error) if error.filename is None else _internal_error(error, ctx.obj.arguments))
        except Exception as error:
            sys.exit(_internal_error(error, ctx.obj.arguments))


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="doc-lint")
def group() -> None:
    """Lint the structure of a documentation site: links, nav, landing pages, click depth, API coverage."""


def main(argv: Sequence[str] | None = None, inputs: Inputs | None = None) -> int:
    """Run the command and return its exit code: 0, 1 for findings, 2 if it cannot run, or 130 if it is interrupted.

    Args:
        argv: The arguments after the program name. Defaults to those of this process.
        inputs: What the process has read, if it runs nothing but this call.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    if sys.stdout is None:
        return _end("standard output is closed")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        group.main(args=arguments, prog_name="doc-lint", obj=Call(tuple(arguments), inputs))
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    except OSError as error:
        return _not_written(error)
    try:
        sys.stdout.flush()
    except OSError as error:
        return _not_written(error)
    return code


def _end(message: str, code: int = 2) -> int:
    """Print the last message, if that is possible, and return the exit code."""
    with suppress(OSError, ValueError, AttributeError):
        click.echo(f"doc-lint: {message}", err=True)
    return code


def _not_written(error: OSError) -> int:
    """End after output that cannot be written. What is left of it is dropped, or Python would fail again at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    is_pipe = error.errno == EPIPE  # the reader has what it wants, as in `doc-lint check | head`
    return 2 if is_pipe else _end(f"the output cannot be written: {error.strerror or error}")


def _internal_error(error: Exception, arguments: Sequence[str]) -> int:
    """End after an error of doc-lint itself."""
    from doc_lint.internal_error import describe

    return _end(describe(error, ["doc-lint", *arguments]))


def _is_watched() -> bool:
    """Return whether a profiler, a debugger or a tool for coverage would write what it has seen at exit."""
    monitoring = getattr(sys, "monitoring", None)  # from Python 3.12 on
    tools = map(monitoring.get_tool, range(6)) if monitoring else ()
    return any(tool is not None for tool in (sys.getprofile(), sys.gettrace(), *tools))


def run(inputs: Inputs) -> None:
    """Run the command and exit the process.

    If no plugin ran, exit without freeing the site's objects, which would take a tenth of the run. Otherwise exit
    normally, because plugins may have temporary folders that Python removes at exit, but without looking for cycles.
    """
    inputs.listen()
    code = main(inputs=inputs)
    if "mkdocs" in sys.modules or _is_watched():
        gc.freeze()
        sys.exit(code)
    with suppress(OSError, ValueError, AttributeError):
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
