"""The command as a process, and how it learns of changes."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import pytest

from conftest import SOURCES
from quick_serve.server import _Handler, _Notifications

SAVE = """
    page = pathlib.Path(config.docs_dir, "guides/two.md")
    if "Saved" not in page.read_text("utf-8"):
        page.write_text("# Two\\n\\nSaved during the first build.\\n", "utf-8")
"""
"""What ends the event `post_build` of the hook, when all pages have been read."""
PATIENCE = 180  # seconds until a server counts as dead


class Served:
    """A running server."""

    def __init__(self, address: str, log: Path, process: "subprocess.Popen[bytes]") -> None:
        self.address, self.log, self.process = address, log, process

    def page(self, path: str) -> str:
        """Return a page, or nothing while no one answers."""
        try:
            with urlopen(f"http://{self.address}/{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except (OSError, HTTPException):
            return ""

    def wait_for(self, text: str, path: str) -> None:
        """Wait until a page has a text, as long as the server lives."""
        end = time.monotonic() + PATIENCE
        while text not in self.page(path):
            assert self.process.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < end, self.log.read_text("utf-8")
            time.sleep(0.2)

    def wait_for_message(self, text: str) -> None:
        """Wait until the server has printed a text."""
        end = time.monotonic() + PATIENCE
        while text not in self.log.read_text("utf-8"):
            assert self.process.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < end, self.log.read_text("utf-8")
            time.sleep(0.2)


@pytest.fixture
def served(root: Path, tmp_path: Path) -> Iterator[Served]:
    """The small site, served."""
    with socket.socket() as reserved:  # it does not listen, so that the server can, and nobody else gets its port
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        reserved.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{reserved.getsockname()[1]}"
        log = tmp_path / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "quick_serve", "--livereload", "--dev-addr", address],
                cwd=root,
                env=os.environ | {"PYTHONPATH": str(SOURCES), "NO_MKDOCS_2_WARNING": "1"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        yield Served(address, log, process)
        process.terminate()
        process.wait()


def test_a_file_that_is_touched_has_changed(tmp_path: Path) -> None:
    file, notified = tmp_path / "page.md", threading.Event()
    file.touch()
    observer = _Notifications()
    observer.schedule(_Handler(str(tmp_path), notified.set), str(tmp_path))
    observer.start()
    try:
        assert not notified.wait(0.1)
        os.utime(file)
        assert notified.wait(PATIENCE)
    finally:
        observer.stop()


def test_what_is_saved_is_served(served: Served, root: Path) -> None:
    page, hook = root / "docs/guides/one.md", root / "hooks/dates.py"
    code = hook.read_text("utf-8")
    served.wait_for("A note.", "guides/one/")
    served.wait_for_message("Serving on")

    page.write_text(page.read_text("utf-8") + "\nSaved in place.\n", "utf-8")
    served.wait_for("Saved in place.", "guides/one/")
    new = root / "docs/new.txt"
    new.write_text(page.read_text("utf-8").replace("in place", "as another file"), "utf-8")
    new.replace(page)
    served.wait_for("Saved as another file.", "guides/one/")

    hook.write_text(code.replace("<p>{", "<p>entries: {"), "utf-8")
    served.wait_for("<p>entries: 1</p>", "guides/one/")
    hook.write_text("def", "utf-8")
    served.wait_for_message("waiting for a change")
    hook.write_text(code.replace("<p>{", "<p>number: {") + SAVE, "utf-8")
    served.wait_for("<p>number: 1</p>", "guides/one/")
    served.wait_for("Saved during the first build.", "guides/two/")
