"""Measures in pairs what serving this site takes after each kind of edit: `scripts/serve`, `--slow`, and Zensical."""

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
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple
from urllib.request import urlopen

from scripts.bench_history import Ratios, append
from scripts.stock_site import PEERS, environment, has_zensical, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
QUIET = 1.0  # seconds with next to no work after which a rebuild has ended
POLLING = 0.15  # CPU seconds in them: MkDocs compares all files twice a second
LONGEST = 300.0  # seconds until a page is served
PACKAGE = ".package/nemo_run"
MARK = "measuredbybench"
QUICK, SLOW, ZENSICAL = "quick", "--slow", "zensical"
OPTIONS = ["--livereload", "--no-strict"]
MODES = {
    QUICK: ["quick_serve", *OPTIONS],
    SLOW: ["mkdocs", "serve", *OPTIONS],
    ZENSICAL: ["zensical", "serve"],
}


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
SEEN = {QUICK: {*EDITS}, SLOW: EDITS.keys() - {"hook"}, ZENSICAL: {"page", "mkdocs.yml"}}
"""What each serves. MkDocs alone never loads a hook again; for Zensical, generated pages and the nav are files."""


class Server:
    """A server of a copy of the site."""

    def __init__(self, mode: str, root: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        first = PEERS if mode == ZENSICAL else ROOT / "plugins/quick-serve/src"
        given = filter(None, [os.environ.get("PYTHONPATH")])
        path = os.pathsep.join([str(first), str((root / PACKAGE).parent), *given])
        with (root / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *MODES[mode], "--dev-addr", self.address],
                cwd=root,
                env=environment(PYTHONPATH=path),
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
        while found - before > POLLING:
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


def copy_site(mode: str, target: Path) -> None:
    """Copy what Git tracks, as it is now, with a repository: pages get their dates from it."""
    if mode == ZENSICAL:
        write_files(target)
        return
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    shutil.copytree(installed_package(), target / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "copy"]):
        subprocess.run(["git", "-c", "user.name=bench", "-c", "user.email=", *command], cwd=target, check=True)


class Taken(NamedTuple):
    """What an edit took: CPU seconds, and seconds until the page was served."""

    cpu: float
    served: float


class Session:
    """A server of a copy of the site, whose files are edited."""

    def __init__(self, mode: str, root: Path) -> None:
        self.root = root
        self.server = Server(mode, root)
        self.server.wait_for("<title>", "")
        self.start = self.spent = self.server.cpu_seconds()

    def measure(self, edit: Edit, run: int) -> Taken:
        """Make an edit, and return what it took."""
        saved = time.monotonic()
        self.server.wait_for(edit.apply(self.root, run), edit.page)
        served = time.monotonic() - saved
        before, self.spent = self.spent, self.server.cpu_seconds()
        return Taken(self.spent - before, served)


@contextmanager
def started(mode: str) -> Iterator[Session]:
    """Serve a copy of the site."""
    with tempfile.TemporaryDirectory() as folder:
        copy_site(mode, Path(folder))
        session = Session(mode, Path(folder))
        try:
            session.measure(EDITS["page"], 0)  # the first rebuild fills caches
            yield session
        finally:
            session.server.stop()


def row(name: str, taken: dict[str, Sequence[Taken]]) -> tuple[str, dict[str, float]]:
    """Return a line of the table, and the median of the ratios to each of the others."""
    cells, ratios = [f"{name:12}"], {}
    for mode, found in taken.items():
        cpu, served = (median(values) for values in zip(*found, strict=True))
        cells.append(f"{cpu:9.2f} {f'{served:.2f} s' if served else '':>8}")
        if mode != QUICK:
            ratio = Ratios.of([each.cpu for each in taken[QUICK]], [each.cpu for each in found])
            cells.append(f" {ratio} ")
            ratios[f"{name}, of {mode}"] = ratio.median
    return " ".join(cells), ratios


def main() -> None:
    """Measure the servers in turn, and print the table."""
    parser = argparse.ArgumentParser(prog="scripts/bench serve")
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="how often each edit is made")
    parser.add_argument("--edit", action="append", choices=EDITS, metavar="KIND", help="make only these edits")
    parser.add_argument("--quick", action="store_true", help="measure only `scripts/serve`")
    parser.add_argument("--history", type=Path, metavar="FILE", help="append the ratios to this file")
    given = parser.parse_args()
    modes = [mode for mode in MODES if mode == QUICK or not (given.quick or (mode == ZENSICAL and not has_zensical()))]
    columns = (f"{mode:>9} {'served':>8}" + f"  {f'{QUICK} / {mode}':18}" * (mode != QUICK) for mode in modes)
    with ExitStack() as stack:
        sessions = {mode: stack.enter_context(started(mode)) for mode in modes}
        print(f"{'CPU seconds':12} {' '.join(columns)}", flush=True)
        line, ratios = row("start", {mode: [Taken(session.start, 0)] for mode, session in sessions.items()})
        print(line, flush=True)
        for name in given.edit or EDITS:
            taken: dict[str, list[Taken]] = {mode: [] for mode in modes if name in SEEN[mode]}
            for run in range(1, given.runs + 1):
                for mode, found in taken.items():
                    found.append(sessions[mode].measure(EDITS[name], run))
            line, found_ratios = row(name, {**taken})
            print(line, flush=True)
            ratios |= found_ratios
    if given.history:
        append(given.history, "serve", given.runs, ratios)


if __name__ == "__main__":
    main()
