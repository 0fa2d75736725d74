"""Run `python -m MODULE` in a fork of a Python that has loaded doc-lint and MkDocs, which takes half a second of CPU.

Run as a script, this is the server. Each line of its standard input is a request. The child that it forks becomes the
command: it has the folder, the arguments and the output of the request, and ends as Python ends. There is one server
for each set of environment variables. In a folder whose modules would hide loaded ones, and with options of Python, the
child starts a Python of its own. `tests/end_to_end/test_forks.py` compares both.
"""

import atexit
import gc
import json
import os
import pkgutil
import runpy
import select
import signal
import subprocess
import sys
import tempfile
import threading
import types
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

TIMEOUT = 300  # seconds; against commands that hang, on a machine that may be busy
LOADED = (
    "babel.dates",
    "markdown.extensions.extra",
    "markdown.extensions.toc",
    "material",
    "mkdocs.commands.build",
    "mkdocs.contrib.search",
    "mkdocs.plugins",
    "pymdownx.snippets",
    "pymdownx.superfences",
)
"""What is loaded in addition to doc-lint, as far as it is installed. A name that is missing here only costs time."""


def run(arguments: Sequence[str], folder: Path, *, together: bool = True) -> subprocess.CompletedProcess[str]:
    """Run `python *arguments` in a folder.

    Args:
        arguments: Options of Python, `-m`, a module and its arguments.
        folder: The working directory.
        together: Whether standard error is part of `stdout`, as in a terminal.
    """
    with tempfile.TemporaryDirectory(prefix="forks-") as place:
        outputs = [f"{place}/stdout", f"{place}/stdout" if together else f"{place}/stderr"]
        for output in outputs:
            Path(output).touch()
        request = {"command": [sys.executable, *arguments], "folder": str(folder), "outputs": outputs}
        code = _answer(_server(frozenset(environment().items())), json.dumps(request))
        texts = [Path(output).read_text("utf-8") for output in outputs]
    return subprocess.CompletedProcess(arguments, code, texts[0], "" if together else texts[1])


def environment() -> dict[str, str]:
    """Return the variables of a command: those of this process, without the one that each test changes."""
    return {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}


@cache
def _server(environment: frozenset[tuple[str, str]]) -> "subprocess.Popen[str]":
    """Start a server. It ends when its standard input does, at the latest with this process."""
    server = subprocess.Popen(
        [sys.executable, __file__],
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    atexit.register(server.communicate)
    return server


def _answer(server: "subprocess.Popen[str]", request: str) -> int:
    """Return the exit code of the command that a server runs."""
    assert server.stdin
    assert server.stdout
    server.stdin.write(f"{request}\n")
    server.stdin.flush()
    if not select.select([server.stdout], [], [], TIMEOUT)[0]:
        os.killpg(server.pid, signal.SIGKILL)
        _server.cache_clear()
        raise subprocess.TimeoutExpired(request, TIMEOUT)
    return int(server.stdout.readline())


def main() -> None:
    """Serve requests until standard input ends. In a child, run the command."""
    _load()
    gc.collect()
    gc.freeze()
    requests, answers = os.fdopen(os.dup(0)), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    for request in requests:
        child = os.fork()
        if child == 0:
            os.close(answers)
            requests.close()
            _become(**json.loads(request))
            return
        _, status = os.waitpid(child, 0)
        os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())


def _load() -> None:
    import doc_lint

    ours = [module.name for module in pkgutil.walk_packages(doc_lint.__path__, "doc_lint.")]
    ours.remove("doc_lint.__main__")  # what `python -m doc_lint` loads
    for name in (*ours, *LOADED):
        with suppress(ImportError):
            import_module(name)


def _become(command: list[str], folder: str, outputs: list[str]) -> None:
    """Turn this process into the one that a command starts."""
    for number, output in enumerate(outputs, 1):
        descriptor = os.open(output, os.O_WRONLY | os.O_APPEND)
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(folder)
    python, option, *arguments = command
    found = {path.stem for path in Path().glob("*.py")} | {path.parent.name for path in Path().glob("*/__init__.py")}
    if option != "-m" or found & sys.modules.keys():
        os.execv(python, command)  # noqa: S606
    sys.orig_argv[:] = command
    sys.argv = ["-m", *arguments[1:]]
    sys.path[0] = folder
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        runpy._run_module_as_main(arguments[0])  # type: ignore[attr-defined]  # what Python calls for -m
    except SystemExit as end:
        if threading.active_count() > 1 or not isinstance(end.code, int):
            raise
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code & 0xFF)  # without the time to release what was loaded


if __name__ == "__main__":
    main()
