"""A command cannot tell whether `tests/forks.py` runs it in a fork."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import forks

TELLTALE = """\
import os, sys, yaml
main = sys.modules["__main__"]
print(sys.argv, sys.orig_argv, sys.executable, sys.path, sys.flags, sep="\\n")
print(os.getcwd(), sorted(os.environ), main.__file__, main.__spec__.name, yaml.__file__, sep="\\n")
print(sys.stdin.read(), sys.stdout.isatty(), sys.stdout.encoding, sys.stdout.errors)
print("error", file=sys.stderr)
"""
ENDS = [
    "",
    "import atexit; atexit.register(print, 'bye', end=''); sys.exit(-1)",
    "sys.exit(3)",
    "sys.exit('reason')",
    "os._exit(4)",
    "os.kill(os.getpid(), 9)",
    "1 / 0",
]


@pytest.mark.parametrize("options", [[], ["-P"]])
@pytest.mark.parametrize("hidden", [False, True])
def test_command_sees_a_python_of_its_own(tmp_path: Path, options: list[str], hidden: bool) -> None:
    (tmp_path / "telltale.py").write_text(TELLTALE)
    if hidden:
        (tmp_path / "yaml.py").write_text("")
    arguments = [*options, "-m", "telltale", "--a", "ü"]
    done = forks.run(arguments, tmp_path, together=False)
    alone = own(arguments, tmp_path)
    assert done.stdout.splitlines() == alone.stdout.splitlines()
    assert (done.returncode, done.stderr) == (alone.returncode, alone.stderr)


@pytest.mark.parametrize("end", ENDS)
def test_command_ends_as_in_a_python_of_its_own(tmp_path: Path, end: str) -> None:
    (tmp_path / "telltale.py").write_text(f"import os, sys\n{end}\n")
    done, alone = forks.run(["-m", "telltale"], tmp_path), own(["-m", "telltale"], tmp_path)
    last = (alone.stdout + alone.stderr).splitlines()[-1:]
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (alone.returncode, last)


def own(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=forks.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
