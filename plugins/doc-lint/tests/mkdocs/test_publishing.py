"""A server publishes its pages before other work ends. What this uses of MkDocs is private."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from urllib.request import urlopen

import pytest
from mkdocs.livereload import LiveReloadServer

from doc_lint.mkdocs.publishing import publish_before

WAIT = 60  # seconds, on a machine that may be busy


class Served:
    """A server whose builder writes how often it has run, and whose work takes as long as a test wants."""

    def __init__(self, root: Path) -> None:
        self.page = root / "index.html"
        self.builds = 0
        self.built: Queue[int] = Queue()
        self.works: Queue[Callable[[], None]] = Queue()
        self.may_end = threading.Semaphore(0)
        self.server = LiveReloadServer(self.build, "127.0.0.1", 0, str(root))
        self.server.poll_response_timeout = 1
        assert publish_before(self.server, self.work)

    def build(self) -> None:
        self.builds += 1
        try:
            self.page.write_text(f"<body>build {self.builds}</body>")
        finally:
            self.built.put(self.builds)

    def work(self, publish: Callable[[], None]) -> None:
        self.works.put(publish)
        assert self.may_end.acquire(timeout=WAIT)

    def save(self) -> None:
        """Let the server build again."""
        with self.server._rebuild_cond:
            self.server._want_rebuild = True
            self.server._rebuild_cond.notify_all()

    def get(self, path: str) -> str:
        with urlopen(f"http://127.0.0.1:{self.server.server_port}{path}", timeout=WAIT) as answer:
            return str(answer.read().decode())


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path)
    served.build()
    served.built.get()
    thread = threading.Thread(target=served.server.serve)
    thread.start()
    yield served
    served.may_end.release(9)
    served.server.shutdown()
    thread.join()


def test_a_page_is_sent_before_the_work_ends(served: Served) -> None:
    before = served.server._visible_epoch
    served.save()
    publish = served.works.get(timeout=WAIT)
    assert served.server._visible_epoch == before  # the browser does not reload yet
    publish()
    assert "build 2" in served.get("/")
    now = int(served.get(f"/livereload/{before}/1"))
    assert now > before
    served.may_end.release()
    served.save()
    again = served.works.get(timeout=WAIT)
    assert served.server._visible_epoch == now  # what the server published after the work is the same version
    again()
    assert "build 3" in served.get("/")


def test_browsers_reload_once(served: Served) -> None:
    served.save()
    served.works.get(timeout=WAIT)()
    now = served.server._visible_epoch
    served.may_end.release()
    assert int(served.get(f"/livereload/{now}/1")) == now


def test_no_work_is_done_after_a_build_that_failed(served: Served) -> None:
    served.page.unlink()
    served.page.mkdir()
    served.save()
    served.built.get(timeout=WAIT)
    served.page.rmdir()
    served.save()
    served.works.get(timeout=WAIT)()
    assert "build 3" in served.get("/")
    assert served.works.empty()


def test_another_server_is_unchanged(tmp_path: Path) -> None:
    def build() -> None: ...

    with LiveReloadServer(build, "127.0.0.1", 0, str(tmp_path)) as server:
        del server._wanted_epoch
        assert not publish_before(server, lambda publish: publish())
        assert server.builder is build
