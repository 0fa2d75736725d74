"""Serves a built site on this machine as a host would: gzip, caching, the site's own 404 page."""

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

COMPRESSED = {"application/javascript", "application/json", "application/xml", "image/svg+xml"}


class Sent(NamedTuple):
    """An answer to a browser: the path asked for, the media type, and the bytes of the body as they were sent."""

    path: str
    kind: str
    size: int


class StaticServer(ThreadingHTTPServer):
    """A server of one folder, on a free port. `sent` holds what it answered."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.sent: list[Sent] = []

    def handle_error(self, *connection: Any) -> None:
        """Report what went wrong, but not a browser that closed its connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*connection)

    @property
    def url(self) -> str:
        """The address of the folder, with a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: StaticServer

    def do_GET(self) -> None:
        self.directory = str(self.server.folder)
        file = Path(self.translate_path(self.path))
        path, query = (*self.path.split("?", 1), "")[:2]
        if file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/{query and '?'}{query}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if file.is_dir():
            file /= "index.html"
        if file.is_file():
            self._send(HTTPStatus.OK, file)
        else:
            self._send(HTTPStatus.NOT_FOUND, self.server.folder / "404.html")

    def _send(self, status: HTTPStatus, file: Path) -> None:
        kind = self.guess_type(file)
        body = file.read_bytes() if file.is_file() else b""
        self.send_response(status)
        if kind.startswith("text/") or kind in COMPRESSED:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.server.sent.append(Sent(self.path, kind.partition(";")[0], len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name in the standard library
        """Log nothing: `sent` tells it."""


@contextmanager
def serve(folder: Path) -> Iterator[StaticServer]:
    """A server of the folder, for as long as the block runs."""
    with StaticServer(folder) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
