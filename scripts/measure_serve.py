"""Measures in pairs what serving this site takes after each kind of edit, with `scripts/serve` and with `--slow`."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
QUIET = 1.0  # seconds without work after which a rebuild has ended
LONGEST = 300.0  # seconds until a page is served
PACKAGE = ".package/nemo_run"
MARK = "measuredbybench"
QUICK, SLOW = "quick", "--slow"
MODES = {QUICK: ["quick_serve"], SLOW: ["mkdocs", "serve"]}


class Edit(NamedTuple):
    """A change of a file: a text that it has, and what takes its place; and the page that shows it.

    The documented package is not watched: its change is seen with the next one of a page.
    """

    file: str
    old: str
    new: str
    page: str

    def mark(self, run: int) -> str:
        """Return the word that the edit adds: another one for each file, because edits may change the same page."""
        return f"{MARK}{re.sub('[^a-z]', '', self.file.lower())}{run}"

    def apply(self, root: Path, run: int) -> str:
        """Change the file, and return what the page then has."""
        mark = self.mark(run)
        path = root / self.file
        text = path.read_text("utf-8")
        path.write_text(text.replace(self.old, self.new.format(mark), 1), "utf-8")
        if self.file.startswith(f"{PACKAGE}/"):
            os.utime(root / "docs/index.md")
        return mark


EDITS = {
    "page": Edit("docs/guides/ray.md", "\n## ", "\n{}\n\n## ", "guides/ray/"),
    "SUMMARY.md": Edit("docs/SUMMARY.md", "Ray Clusters", "{} Ray Clusters", "guides/ray/"),
    "template": Edit("plugins/theme/partials/feedback.html", 'class="feedback', 'class="feedback {}', "guides/"),
    "example": Edit("docs/examples/guides/ray/executor.py", "\n", "  # {}\n", "guides/ray/"),
    "option text": Edit(
        "docs/references/executors/fields/local.toml", 'meaning = "', 'meaning = "{} ', "references/executors/local/"
    ),
    "generator": Edit("scripts/gen_cli.py", '("Option", "', '("Option", "{} ', "references/cli-reference/"),
    "package": Edit(
        f"{PACKAGE}/core/execution/local.py", "Dataclass to", "{} Dataclass to", "apidocs/core/core.execution.local/"
    ),
    "mkdocs.yml": Edit("mkdocs.yml", "site_name: ", "site_name: {} ", "guides/"),
    "hook": Edit("plugins/hooks/page_parts/markup.py", 'aria-label="', 'aria-label="{} ', "guides/ray/"),
}
NOT_SEEN = {SLOW: {"hook"}}
"""What MkDocs alone does not load again."""


class Server:
    """A server of a copy of the site."""

    def __init__(self, mode: str, root: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        given = filter(None, [os.environ.get("PYTHONPATH")])
        path = os.pathsep.join([str(ROOT / "plugins/quick-serve/src"), str((root / PACKAGE).parent), *given])
        with (root / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *MODES[mode], "--livereload", "--no-strict", "--dev-addr", self.address],
                cwd=root,
                env={**os.environ, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.log = root / "log"

    def wait_for(self, text: str, page: str) -> None:
        """Wait until a page has a text."""
        end = time.monotonic() + LONGEST
        while text not in self._page(page):
            if self.process.poll() is not None or time.monotonic() > end:
                log = self.log.read_text("utf-8")
                raise SystemExit(f"bench: {page} was not served with {text!r} after {LONGEST:.0f} seconds:\n{log}")
            time.sleep(0.02)

    def _page(self, page: str) -> str:
        try:
            with urlopen(f"http://{self.address}/{page}") as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def cpu_seconds(self) -> float:
        """Return the CPU seconds of the server and of the processes that it started, once it has nothing to do."""
        before, found = -1.0, self._cpu_seconds()
        while before != found:
            time.sleep(QUIET)
            before, found = found, self._cpu_seconds()
        return found

    def _cpu_seconds(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICKS

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait()


def installed_package() -> Path:
    """Return the folder of the documented package."""
    found = find_spec(Path(PACKAGE).name)
    if found is None or found.origin is None:
        raise SystemExit("bench: nemo_run is not installed. Run scripts/install.")
    return Path(found.origin).parent


def copied(target: Path) -> Path:
    """Copy what Git tracks, as it is now, with a repository: pages get their dates from it."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    shutil.copytree(installed_package(), target / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "copy"]):
        subprocess.run(["git", "-c", "user.name=bench", "-c", "user.email=", *command], cwd=target, check=True)
    return target


def measured(mode: str, edits: Iterable[str], runs: int) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """Yield for each kind of edit the CPU seconds and the seconds until the page is served, of each run."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(mode, copied(Path(folder)))
        try:
            server.wait_for("<title>", "")
            start = server.cpu_seconds()
            yield "start", [(start, 0.0)]
            EDITS["page"].apply(Path(folder), 0)  # the first rebuild fills caches
            start = server.cpu_seconds()
            for name in edits:
                edit, taken = EDITS[name], []
                if name in NOT_SEEN.get(mode, ()):
                    continue
                for run in range(1, runs + 1):
                    saved = time.monotonic()
                    server.wait_for(edit.apply(Path(folder), run), edit.page)
                    served = time.monotonic() - saved
                    end = server.cpu_seconds()
                    taken.append((end - start, served))
                    start = end
                yield name, taken
        finally:
            server.stop()


def main() -> None:
    """Measure both, and print the table."""
    parser = argparse.ArgumentParser(prog="scripts/bench serve")
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="how often each edit is made")
    parser.add_argument("--edit", action="append", choices=EDITS, metavar="KIND", help="make only these edits")
    parser.add_argument("--quick", action="store_true", help="do not measure `scripts/serve --slow`")
    given = parser.parse_args()
    modes = [QUICK] if given.quick else [*MODES]
    tables = {mode: dict(measured(mode, given.edit or EDITS, given.runs)) for mode in modes}
    print(f"{'CPU seconds':14}{QUICK:>10}{SLOW:>10}{'ratio':>8}   seconds until served")
    for name, quick in tables[QUICK].items():
        ours, served = min(each[0] for each in quick), min(each[1] for each in quick)
        slow = tables.get(SLOW, {}).get(name)
        theirs = min(each[0] for each in slow) if slow else None
        pair = f"{theirs:10.2f}{ours / theirs:8.2f}" if theirs else f"{'-':>10}{'-':>8}"
        print(f"{name:14}{ours:10.2f}{pair}   {served:.2f}")


if __name__ == "__main__":
    main()
