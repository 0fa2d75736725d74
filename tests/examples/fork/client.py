"""Takes the place of `python` for a program: asks the server of `server.py` to run it, and ends as it ends.

Started by the commands that `pool.py` writes, without site-packages. What is neither `python FILE` nor
`python -m MODULE`, and what the server refuses, runs in a Python of its own.
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
    answer = "refused"
    if arguments and (not arguments[0].startswith("-") or (arguments[0] == "-m" and len(arguments) > 1)):
        # pathlib takes longer to import than all of this.
        answer = _ask(address, {"arguments": arguments, "environment": environment, "folder": os.getcwd()})  # noqa: PTH109
    if answer == "refused":
        # Python looks for its environment next to the first `python` on PATH.
        commands = f"{os.path.dirname(address)}/bin"  # noqa: PTH120
        folders = environment["PATH"].split(os.pathsep)
        environment["PATH"] = os.pathsep.join(folder for folder in folders if folder != commands)
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
        for passed_on in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(passed_on) != signal.SIG_IGN:
                signal.signal(passed_on, lambda number, _: connection.sendall(bytes([number])))
        return connection.recv(16).decode()
