"""Measure how long the language server takes to answer a keystroke, on a synthetic site."""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from scripts.measure_speed import write_site

PAGE = "docs/part-1/page-1.md"


class Editor(LanguageClient):
    """An editor with one open page, which waits for what the server finds on it."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.answered = asyncio.Event()
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.receive(params))

    def receive(self, params: types.PublishDiagnosticsParams) -> None:
        """Notice that diagnostics of the page arrived."""
        if params.uri.endswith(PAGE):
            self.answered.set()


async def measure(root: Path, keystrokes: int) -> list[tuple[float, float, float]]:
    """Return the seconds from each keystroke to the answer, and what is known of that time.

    These are the seconds that the server and this process waited for a processor, and the CPU seconds of the server.
    """
    editor = Editor()
    await editor.start_io(sys.executable, "-m", "doc_lint", "server", "--no-plugins")
    await editor.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=root.as_uri()))
    editor.initialized(types.InitializedParams())
    text, uri = (root / PAGE).read_text(), (root / PAGE).as_uri()
    item = types.TextDocumentItem(uri, "markdown", 0, f"{text}\n[x](x.md)\n")
    editor.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await editor.answered.wait()
    await asyncio.sleep(1)
    assert editor._server is not None  # noqa: S101
    measured = []
    for number in range(keystrokes):
        editor.answered.clear()
        typed = f"{text}\n[x]({'x' * (number + 2)}.md)\n"
        change = types.TextDocumentContentChangeWholeDocument(typed)
        document = types.VersionedTextDocumentIdentifier(number + 1, uri)
        pid = editor._server.pid
        used, before, start = _used(pid), _used(os.getpid()), time.perf_counter()
        editor.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        await editor.answered.wait()
        elapsed, after, own = time.perf_counter() - start, _used(pid), _used(os.getpid())
        measured.append((elapsed, after[1] - used[1] + own[1] - before[1], after[0] - used[0]))
        await asyncio.sleep(0.1)
    await editor.shutdown_async(None)
    editor.exit(None)
    await editor.stop()  # type: ignore[no-untyped-call]
    return measured


def _used(process: int) -> tuple[float, float]:
    """Return the CPU seconds of a process on Linux, and those that it waited for a processor, to the nanosecond."""
    threads = [file.read_text().split() for file in Path(f"/proc/{process}/task").glob("*/schedstat")]
    return sum(int(each[0]) for each in threads) / 1e9, sum(int(each[1]) for each in threads) / 1e9


def main() -> None:
    """Print the median and the maximum over the keystrokes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1600)
    parser.add_argument("--keystrokes", type=int, default=40)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder), arguments.pages)
        measured = asyncio.run(measure(Path(folder), arguments.keystrokes))
    print(f"{arguments.pages} pages, {arguments.keystrokes} keystrokes, milliseconds")
    for name, values in zip(("elapsed", "waited", "CPU"), zip(*measured, strict=True), strict=True):
        print(f"{name:8} median {median(values) * 1e3:6.1f}  maximum {max(values) * 1e3:6.1f}")


if __name__ == "__main__":
    main()
