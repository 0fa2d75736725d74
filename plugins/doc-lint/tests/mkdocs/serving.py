"""A site that `mkdocs serve` serves, as a process."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

PATIENCE = 300  # seconds until a server counts as dead, on a machine that may be busy


class Server:
    """A running server."""

    def __init__(self, root: Path, address: str, process: "subprocess.Popen[bytes]") -> None:
        self.root, self.address, self.process = root, address, process

    @property
    def log(self) -> str:
        """What the server has printed."""
        return (self.root / "log").read_text("utf-8")

    def get(self, path: str) -> str:
        """Return a page, or nothing while no one answers."""
        try:
            with urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                return str(answer.read().decode())
        except (OSError, HTTPException):
            return ""

    def page(self, path: str, wanted: str) -> str:
        """Return a page as soon as it is served with a given text."""
        return self._wait(lambda: self.get(path), wanted)

    def logged(self, wanted: str) -> str:
        """Return what the server has printed as soon as a given text is in it."""
        return self._wait(lambda: self.log, wanted)

    def _wait(self, read: Callable[[], str], wanted: str) -> str:
        end = time.monotonic() + PATIENCE
        while wanted not in (seen := read()):
            assert self.process.poll() is None, self.log
            assert time.monotonic() < end, f"{wanted!r} is not in: {seen}\n{self.log}"
            time.sleep(0.1)
        return seen


@contextmanager
def serve(root: Path, **environment: str) -> Iterator[Server]:
    """Serve a site while the block runs."""
    with socket.socket() as reserved:  # it does not listen, so that the server can, and nobody else gets its port
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        reserved.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{reserved.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
        with (root / "log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=root,
                stdout=log,
                stderr=log,
                env={**os.environ, "COLUMNS": "200", **environment},
                preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # shells ignore it in the background
            )
        try:
            yield Server(root, f"http://{address}", process)
        finally:
            process.terminate()
            process.wait()
