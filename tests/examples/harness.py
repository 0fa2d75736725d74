"""Runs the programs that the pages show, as their examples.toml says.

Each runs in a copy of its folder with a home of its own, `.venv` first on PATH and no terminal.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from tests.examples.fork.pool import Forks
from tests.examples.left import Left
from tests.examples.normalise import WIDTH, normalise
from tests.examples.outcome import Outcome
from tests.examples.slurm import settled, slurm_jobs
from tests.examples.tables import ROOT, Example

TIMEOUT = 900  # seconds; against programs that hang, on a machine that may be busy


def run(example: Example, slurm: Path | None = None, forks: Forks | None = None, left: Left | None = None) -> Outcome:
    """Runs `example` and returns what it printed, its exit code and the status of its tasks.

    Args:
        example: What to run.
        slurm: The folder of the Slurm to run it on, for the kind `slurm`.
        forks: Where to run its `python FILE` and `nemo`, if not in a Python of their own.
        left: What programs have left, so that the files that run before it need not run again.
    """
    with ExitStack() as stack:
        left = left if left and example.chained else stack.enter_context(Left([]))
        folder, before = example.path.parent, example.table.before
        base = left.path(folder)
        done = left.restore(folder, before)
        work, home, temp = base / "project", base / "home", base / "temp"
        environment = environment_in(home, temp)
        if not done:
            shutil.copytree(folder, work, ignore=shutil.ignore_patterns("__pycache__", "*.out"))
            home.mkdir()
            temp.mkdir()
            if example.table.repository:
                commit(work, environment)
        paths = {str(work): "~/project", str(home): "~", str(temp): "~/temp", str(ROOT): "~/project"}
        paths[f"{sys.base_prefix}/lib"] = "~/python/lib"
        if slurm:
            environment |= {"NEMO_RUN_SLURM": str(slurm), "SLURM_CONF": f"{slurm}/slurm.conf"}
            paths[str(slurm)] = "~/nemo-run-slurm"
        if forks and example.forkable:
            environment = forks.environment(environment)
        for number, file in enumerate(before[done:], done + 1):
            output, exit_code = execute(_command(file), work, environment)
            if exit_code:
                return Outcome(f"{file}, which runs before it:\n{output}", exit_code, {})
            left.keep(folder, before[:number])
        output, exit_code = execute(_command(*example.table.args or [example.path.name]), work, environment)
        if not exit_code and not example.table.args:
            left.keep(folder, [*before, example.path.name])
        status = _status(home / ".nemo_run")
        jobs = slurm_jobs(home / ".nemo_run")
        status |= settled(jobs, environment)
        made = [path for path in work.rglob("*") if path.is_file() and path.stat().st_size]
        files = sorted(path.relative_to(work).as_posix() for path in made)
        plots = {name: (work / name).read_text("utf-8") for name in example.table.plots if name in files}
        return Outcome(normalise(output, paths, status, jobs), exit_code, status, files, plots)


def commit(folder: Path, environment: dict[str, str]) -> None:
    """Makes a Git repository of `folder`, with one commit of all its files."""
    author = ["-c", "user.name=you", "-c", "user.email=you@example.com"]
    for arguments in (["init", "--quiet"], ["add", "."], [*author, "commit", "--quiet", "--message=first"]):
        subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)


def _command(file: str, *args: str) -> list[str]:
    return ["bash", "-eu", file, *args] if file.endswith(".sh") else ["python", file, *args]


def environment_in(home: Path, temp: Path) -> dict[str, str]:
    """Returns the environment of a reader with an activated `.venv`, whose home is `home`."""
    venv = ROOT / ".venv"
    return {
        "PATH": f"{venv}/bin:{os.environ['PATH']}",
        "VIRTUAL_ENV": str(venv),
        "HOME": str(home),
        "NEMORUN_HOME": str(home / ".nemo_run"),
        "TMPDIR": str(temp),
        "USER": "you",
        "LOGNAME": "you",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": str(WIDTH),
        "NO_VCS_VERSION": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HF_HUB_OFFLINE": "1",
        "MATPLOTLIBRC": str(ROOT / "tests/examples"),
        "MPLCONFIGDIR": str(venv / "matplotlib"),
        "SOURCE_DATE_EPOCH": "1767268800",
    }


def execute(command: list[str], work: Path, environment: dict[str, str]) -> tuple[str, int]:
    """Runs `command` in the folder `work`, for up to TIMEOUT seconds; returns what it printed and its exit code."""
    with subprocess.Popen(
        command,
        cwd=work,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, _ = process.communicate()
            output += f"stopped after {TIMEOUT} seconds\n"
    return output, process.returncode


def _status(nemorun_home: Path) -> dict[str, str]:
    """Reads the state of each local task from the file in which NeMo Run itself keeps it."""
    jobs = nemorun_home / ".local_jobs.json"
    if not jobs.exists():
        return {}
    states: dict[str, set[str]] = {}
    for state, _, _, roles in json.loads(jobs.read_text("utf-8")).values():
        for role in roles:
            states.setdefault(role, set()).add(state)
    return {role: ", ".join(sorted(found)) for role, found in states.items()}
