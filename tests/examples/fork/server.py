"""Forks a child for each program that a client asks for, with the packages that NeMo Run imports loaded already.

Run by `pool.py` as a script, in the environment of the programs: `python server.py SOCKET VARIABLE...`, where the
variables are those in which a program may differ. NeMo Run itself is not loaded here: each child imports it in the
program's own environment. The child becomes the program: it has the client's arguments, variables, working directory
and standard streams, and ends as Python ends.

For each client there is a watcher, which waits for the program and reports how it ended. It passes on the signals that
the client sends. When the client goes away, as when a time limit kills it, the watcher kills the program and what it
started in its session.
"""

import builtins
import gc
import importlib.machinery
import json
import os
import select
import signal
import socket
import struct
import sys
import types
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TypedDict

import preload  # type: ignore[import-not-found]  # next to this script

_HEADER = struct.Struct("!I")


class Request(TypedDict):
    """What a client sends, with its standard streams."""

    arguments: list[str]  # of python
    environment: dict[str, str]
    folder: str


def main() -> int | None:
    """Serves clients until standard input ends. In a child, returns how the program ended."""
    preload.load()
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(sys.argv[1])
        listener.listen(64)
        print("ready", flush=True)
        end = _take_standard_input()
        while True:
            readable, _, _ = select.select([listener.fileno(), end], [], [])
            if end in readable:
                return None
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                os.close(end)
                return _watch(connection)
            connection.close()
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def _take_standard_input() -> int:
    """Returns a descriptor of standard input, in place of which comes /dev/null, as of standard output."""
    end = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return end


def _watch(connection: socket.socket) -> int | None:
    """Answers one client: runs its program in a child, or refuses it. In that child, runs the program."""
    signal.signal(signal.SIGCHLD, lambda *_: None)  # it interrupts select below
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    first, descriptors, _, _ = socket.recv_fds(connection, _HEADER.size, 3)
    length = _HEADER.unpack(first)[0]
    body = b""
    while len(body) < length:
        body += connection.recv(length - len(body))
    request: Request = json.loads(body)
    if _bound(request["environment"]) != _bound(dict(os.environ)):
        connection.sendall(b"refused")
        os._exit(0)
    program = os.fork()
    if program == 0:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for descriptor in (woken, wake, connection.detach()):
            os.close(descriptor)
        return _become(request, descriptors)
    for descriptor in descriptors:
        os.close(descriptor)
    while True:
        ready, _, _ = select.select([connection.fileno(), woken], [], [])
        ended, status = os.waitpid(program, os.WNOHANG)
        if ended:
            with suppress(OSError):
                connection.sendall(str(os.waitstatus_to_exitcode(status)).encode())
            os._exit(0)
        if connection.fileno() in ready:
            signals = connection.recv(16)
            with suppress(ProcessLookupError):
                for number in signals or [signal.SIGKILL]:
                    os.killpg(program, number)
            if not signals:
                os._exit(0)
        if woken in ready:
            os.read(woken, 64)


def _bound(environment: dict[str, str]) -> dict[str, str]:
    """Returns the variables that must be the same here and in a program."""
    return {name: value for name, value in environment.items() if name not in sys.argv[2:]}


def _become(request: Request, descriptors: list[int]) -> int | None:
    """Turns this process into the program that was asked for, and returns its exit code."""
    os.setsid()
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])

    arguments = request["arguments"]
    sys.orig_argv[:] = ["python", *arguments]
    del sys.modules["preload"]
    try:
        if arguments[0] == "-m":
            _run_module(arguments[1], arguments[2:])
        else:
            _run_file(arguments)
    except SystemExit:
        raise
    except BaseException as error:
        _without_frames_of_this_file(error)
        sys.excepthook(type(error), error, error.__traceback__)
        return 1
    return 0


def _run_file(arguments: list[str]) -> None:
    """Runs the file that is the first of `arguments`, as `python FILE` does."""
    path = os.path.abspath(arguments[0])  # noqa: PTH100 - as Python does: links stay
    sys.argv = arguments
    sys.path[0] = os.path.dirname(os.path.realpath(path))  # noqa: PTH120
    module = types.ModuleType("__main__")
    vars(module).update(
        __annotations__={},
        __builtins__=builtins,
        __cached__=None,
        __file__=path,
        __loader__=importlib.machinery.SourceFileLoader("__main__", path),
    )
    sys.modules["__main__"] = module
    exec(compile(Path(path).read_bytes(), path, "exec", dont_inherit=True), vars(module))  # noqa: S102


def _run_module(name: str, arguments: list[str]) -> None:
    """Runs a module as `python -m` does."""
    import runpy  # `python FILE` does without it

    sys.argv = ["-m", *arguments]
    sys.path[0] = os.getcwd()  # noqa: PTH109
    module = types.ModuleType("__main__")
    vars(module).update(__annotations__={}, __builtins__=builtins)
    sys.modules["__main__"] = module
    runpy._run_module_as_main(name)  # type: ignore[attr-defined]  # what the interpreter itself calls


def _without_frames_of_this_file(error: BaseException) -> None:
    traceback: TracebackType | None = error.__traceback__
    while traceback and traceback.tb_frame.f_code.co_filename == __file__:
        traceback = traceback.tb_next
    error.__traceback__ = traceback


if __name__ == "__main__":
    sys.exit(main())
