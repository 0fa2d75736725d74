"""Add the panels to the pages that `mkdocs serve` sends. The built files have none, as in any other build.

A page that is sent before it is linted has a script in its place, which asks the server for the panel.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from doc_lint.mkdocs.overlay import PageFindings, insert, request_panel

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_PANELS = ".doc-lint/"
"""Address of the panels, below which they have the addresses of their pages. MkDocs builds no page whose folder has
such a name."""


class ServedPages:
    """Adds the findings of the latest build to pages.

    Attributes:
        findings: The findings; several if the site is built once for each language.
        limit: Seconds until a page that has asked for its panel has to ask again, as in live reload.
    """

    def __init__(self) -> None:
        self.findings: Sequence[PageFindings] = ()
        self.limit = 60.0
        self._is_linting = False
        self._end = Condition()

    @contextmanager
    def linting(self, pages: Sequence[PageFindings]) -> Iterator[None]:
        """Let pages ask for their panels until the block ends, which finds out what is in them.

        Args:
            pages: The pages, without findings. They remain so if linting fails.
        """
        self.findings, self._is_linting = pages, True
        try:
            yield
        finally:
            with self._end:
                self._is_linting = False
                self._end.notify_all()

    def wrap(self, app: "WSGIApplication", mount_path: str) -> "WSGIApplication":
        """Return the application of a server, with panels in its pages.

        Args:
            app: The application.
            mount_path: The path of the site's root, with a slash at its end.
        """
        panels = mount_path + _PANELS

        def run(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode(errors="replace")
            if path.startswith(panels):
                return self._send_panel(path.removeprefix(panels), panels, start_response)
            if not path.endswith(("/", ".html")):
                return app(environ, start_response)
            started: list[Any] = []
            written: list[bytes] = []

            def start(*arguments: Any) -> Any:
                started[:] = arguments
                return written.append

            body = app(environ, start)
            try:
                content = b"".join((*written, *body))
            finally:
                getattr(body, "close", lambda: None)()
            status, headers, *error = started
            panel = self._panel(path.removeprefix(mount_path), panels) if status.startswith("200") else ""
            if panel:
                html = insert(content.decode(errors="surrogateescape"), panel)
                content = html.encode(errors="surrogateescape")
                headers = [each for each in headers if each[0].lower() != "content-length"]
                headers.append(("Content-Length", str(len(content))))
            start_response(status, headers, *error)
            return [content]

        return run

    def _send_panel(self, url: str, panels: str, start_response: "StartResponse") -> Iterable[bytes]:
        with self._end:
            self._end.wait_for(lambda: not self._is_linting, self.limit)
        content = self._panel(url, panels).encode()
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
        start_response("200 OK", [*headers, ("Content-Length", str(len(content)))])
        return [content]

    def _panel(self, url: str, panels: str) -> str:
        """Return the panel of a page, or what requests it; nothing if there are no findings or no such page."""
        is_linting = self._is_linting  # first: the findings of a build are there before it is over
        for each in self.findings:
            page = each.by_url.get(url) or each.by_url.get(url.removesuffix("index.html"))
            if page:
                return request_panel(quote(panels + url)) if is_linting else each.panel(page.path)
        return ""
