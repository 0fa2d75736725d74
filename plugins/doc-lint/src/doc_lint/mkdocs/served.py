"""Add the panels to the pages that `mkdocs serve` sends. The built files have none, as in any other build."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from doc_lint.mkdocs.overlay import PageFindings


class ServedPages:
    """Adds the findings of the latest build to pages.

    Attributes:
        findings: The findings; several if the site is built once for each language.
    """

    def __init__(self) -> None:
        self.findings: Sequence[PageFindings] = ()

    def wrap(self, app: "WSGIApplication", mount_path: str) -> "WSGIApplication":
        """Return the application of a server, with panels in its pages.

        Args:
            app: The application.
            mount_path: The path of the site's root, with a slash at its end.
        """

        def run(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode(errors="replace")
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
            if status.startswith("200"):
                content = self._with_panel(content, path.removeprefix(mount_path))
                headers = [each for each in headers if each[0].lower() != "content-length"]
                headers.append(("Content-Length", str(len(content))))
            start_response(status, headers, *error)
            return [content]

        return run

    def _with_panel(self, content: bytes, url: str) -> bytes:
        for each in self.findings:
            page = each.by_url.get(url) or each.by_url.get(url.removesuffix("index.html"))
            if page:
                html = content.decode(errors="surrogateescape")
                return each.inject(html, page.path).encode(errors="surrogateescape")
        return content
