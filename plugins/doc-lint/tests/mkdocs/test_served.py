"""Panels in the pages that a server sends."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from doc_lint.findings import Finding
from doc_lint.mkdocs.overlay import PageFindings
from doc_lint.mkdocs.served import ServedPages
from doc_lint.site import Location, Page, Site

HTML = "<html><body><p>Grüße</p></body></html>".encode()


class Body(list[bytes]):
    """The body of a response, which a server has to close."""

    closed = False

    def close(self) -> None:
        self.closed = True


def answer(served: ServedPages, path: str, mount: str = "/") -> tuple[str, dict[str, str], bytes]:
    """Return the status, headers and content that a browser gets. The files of the site are `page` and `gone`."""
    body, sent = Body([HTML[:9], HTML[9:]]), list[Any]()

    def app(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        status = "404 Not Found" if "gone" in environ["PATH_INFO"] else "200 OK"
        start(status, [("Content-Type", "text/html"), ("Content-Length", str(len(HTML)))])
        return body

    environ = {"PATH_INFO": path.encode().decode("latin-1")}
    content = b"".join(served.wrap(app, mount)(environ, lambda *started: sent.extend(started)))  # type: ignore[arg-type]
    assert body.closed or "/.doc-lint/" in path
    return sent[0], dict(sent[1]), content


@pytest.fixture
def served() -> ServedPages:
    pages = {"index.md": "", "guides/für.md": "guides/für/", "gone.md": "gone/"}
    site = Site(tuple(Page(path, url, Location(f"docs/{path}")) for path, url in pages.items()))
    found = [Finding(page=path, location=Location("x"), message=f"in {path}", rule="r") for path in pages]
    made = ServedPages()
    made.findings = [PageFindings(), PageFindings(found, site)]
    return made


@pytest.mark.parametrize(
    ("path", "mount", "page"),
    [
        ("/", "/", "index.md"),
        ("/index.html", "/", "index.md"),
        ("/guides/für/", "/", "guides/für.md"),
        ("/a/b/guides/für/index.html", "/a/b/", "guides/für.md"),
    ],
)
def test_a_page_has_its_panel_and_the_length_of_the_whole(
    served: ServedPages, path: str, mount: str, page: str
) -> None:
    status, headers, content = answer(served, path, mount)
    assert status == "200 OK"
    assert f"in {page}" in content.decode()
    assert "<p>Grüße</p>" in content.decode()
    assert headers == {"Content-Type": "text/html", "Content-Length": str(len(content))}


@pytest.mark.parametrize("path", ["/404.html", "/gone/", "/assets/guides/für/"])
def test_what_is_not_a_page_is_sent_as_it_is(served: ServedPages, path: str) -> None:
    assert answer(served, path)[2] == HTML


def test_a_file_that_is_not_a_page_is_not_read_as_a_whole(served: ServedPages) -> None:
    body = iter([b"part"])
    app = served.wrap(lambda _environ, _start: body, "/")
    assert app({"PATH_INFO": "/film.mp4"}, lambda *_: None) is body  # type: ignore[arg-type]


def test_a_page_has_no_panel_before_the_first_findings() -> None:
    assert answer(ServedPages(), "/")[2] == HTML


def sites(served: ServedPages) -> list[PageFindings]:
    """Return the pages without findings."""
    return [PageFindings((), Site(tuple(each.pages.values()))) for each in served.findings]


@pytest.mark.parametrize("mount", ["/", "/a/b/"])
def test_a_page_asks_for_its_panel_until_linting_ends(served: ServedPages, mount: str) -> None:
    found = served.findings
    with ThreadPoolExecutor() as threads:
        with served.linting(sites(served)):
            status, headers, content = answer(served, f"{mount}guides/für/", mount)
            assert f"fetch('{mount}.doc-lint/guides/f%C3%BCr/')" in content.decode()
            assert headers["Content-Length"] == str(len(content))
            assert answer(served, f"{mount}404.html", mount)[2] == HTML
            asked = threads.submit(answer, served, f"{mount}.doc-lint/guides/für/", mount)
            served.findings = found
            assert b"fetch(" in answer(served, f"{mount}guides/für/", mount)[2]
            assert not asked.done()
        status, headers, content = asked.result()
    assert status == "200 OK"
    assert content.decode().startswith('<aside id="doc-lint"')
    assert "in guides/für.md" in content.decode()
    assert headers["Content-Length"] == str(len(content))
    assert content in answer(served, f"{mount}guides/für/", mount)[2]


def test_who_has_asked_for_a_panel_long_ago_asks_again(served: ServedPages) -> None:
    served.limit = 0
    with served.linting(sites(served)):
        assert b"fetch('/.doc-lint/index.html')" in answer(served, "/.doc-lint/index.html")[2]


def test_pages_have_no_panels_if_linting_fails(served: ServedPages) -> None:
    with pytest.raises(KeyboardInterrupt), served.linting(sites(served)):
        raise KeyboardInterrupt
    assert answer(served, "/")[2] == HTML
    assert answer(served, "/.doc-lint/")[2] == b""


def test_what_is_not_a_page_has_no_panel(served: ServedPages) -> None:
    assert answer(served, "/.doc-lint/assets/logo.svg")[2] == b""
