"""Build and check sites with the plugins of an environment: all in one process, which imports each plugin once.

Reads sites from standard input as JSON, and writes what each command printed to standard output.
"""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.__main__ import cli

from doc_lint.cli.main import main


def run(site: dict[str, dict[str, str]], commands: list[list[str]]) -> list[tuple[int, str]]:
    """Return the exit code and the output of each command on a site."""
    with TemporaryDirectory(prefix="site-") as folder:
        for path, text in site["files"].items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.replace("ROOT", Path(folder).as_posix()), encoding="utf-8")
        for path in site.get("repositories", ()):
            _commit(Path(folder, path))
        os.chdir(folder)
        done = [_call(command) for command in commands]
        os.chdir("/")
        return done


def _commit(folder: Path) -> None:
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        name = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
        subprocess.run(["git", "-C", str(folder), *name, *command], check=True, capture_output=True)


def _call(command: list[str]) -> tuple[int, str]:
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        if command[0] == "check":
            return main(command), printed.getvalue()
        try:
            cli.main(command, standalone_mode=False)
        except SystemExit as error:
            return error.code if isinstance(error.code, int) else 1, f"{printed.getvalue()}{error}"
        except Exception as error:
            return 1, f"{printed.getvalue()}{type(error).__name__}: {error}"
    return 0, printed.getvalue()


if __name__ == "__main__":
    outcomes = [run(site, site["commands"]) for site in json.load(sys.stdin)]
    print(json.dumps(outcomes))
