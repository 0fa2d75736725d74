"""Takes the place of `python` for a program: asks the server of `server.py` to run it, and ends as it ends.

Started by the commands that `pool.py` writes, without site-packages. What is not a plain `python FILE`, and what the
server refuses, runs in a Python of its own.
"""

import json
import os
import signal
import socket
from contextlib import suppress
from typing import NoReturn


def main(address: str, python: str, arguments: list[str]) -> NoReturn:
    """Runs `python *arguments` and ends this process as the program ended."""
    environment = dict(os.environ)
    commands = f"{os.path.dirname(address)}/bin:"  # noqa: PTH120 - pathlib takes longer to import than all of this
    environment["PATH"] = environment["PATH"].removeprefix(commands)
    answer = "refused"
    if arguments and not arguments[0].startswith("-"):
        answer = _ask(address, {"arguments": arguments, "environment": environment, "folder": os.getcwd()})  # noqa: PTH109
    if answer == "refused":
        os.execve(python, ["python", *arguments], environment)  # noqa: S606
    code = int(answer)
    if code < 0:
        with suppress(OSError):  # SIGKILL has no handler to reset
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code)


def _ask(address: str, request: dict[str, object]) -> str:
    body = json.dumps(request).encode()
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        socket.send_fds(connection, [len(body).to_bytes(4)], [0, 1, 2])
        connection.sendall(body)
        return connection.recv(16).decode()
