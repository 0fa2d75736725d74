"""The Slurm on which examples of the kind `slurm` run: the one that scripts/slurm starts for readers, too."""

import fcntl
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts/slurm"
PATIENCE = 300  # seconds until a job counts as one that does not end, on a machine that may be busy
_PENDING = {"PENDING", "RUNNING", "REQUEUED", "COMPLETING"}
_SUCCEEDED = {"COMPLETED": "SUCCEEDED"}  # the other states are called alike


class SlurmError(Exception):
    """Slurm cannot be started here."""


@contextmanager
def cluster() -> Iterator[Path]:
    """Yields the folder of a Slurm that runs, and stops it afterwards if it did not run before.

    There is one on a machine: who comes while another uses it, waits.

    Raises:
        SlurmError: It could not be started, with the reason.
    """
    with (Path(tempfile.gettempdir()) / f"nemo-run-slurm-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = subprocess.run([SCRIPT, "status"], capture_output=True).returncode == 0
        up = subprocess.run([SCRIPT, "up"], capture_output=True, encoding="utf-8")
        if up.returncode:
            subprocess.run([SCRIPT, "down"], capture_output=True)
            raise SlurmError(up.stderr.strip())
        try:
            yield Path(up.stdout.strip().removeprefix("export SLURM_CONF=")).parent
        finally:
            if not ran:
                subprocess.run([SCRIPT, "down"], capture_output=True, check=True)


def slurm_jobs(nemorun_home: Path) -> dict[str, str]:
    """Reads the tasks by the ids of their jobs from the file in which NeMo Run itself keeps them."""
    kept = nemorun_home / ".slurm_jobs"
    lines = kept.read_text("utf-8").splitlines() if kept.exists() else []
    rows = [line.partition(" = ") for line in lines]
    return {job: Path(row.split(",")[1]).name for job, _, row in rows}


def settled(jobs: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    """Waits until all `jobs` have ended, cancels those that have not after PATIENCE, and returns each task's status."""
    if not jobs:
        return {}
    end = time.monotonic() + PATIENCE
    states = _states(jobs, environment)
    # Accounting may not know yet of a job that was just submitted.
    while (jobs.keys() - states.keys() or _PENDING & {*states.values()}) and time.monotonic() < end:
        time.sleep(0.5)
        states = _states(jobs, environment)
    subprocess.run(["scancel", "--quiet", *jobs], env=environment, capture_output=True)
    return {jobs[job]: _SUCCEEDED.get(state, state) for job, state in states.items()}


def _states(jobs: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    command = [
        "sacct",
        "--allocations",
        "--noheader",
        "--parsable2",
        "--format=JobID,State",
        f"--jobs={','.join(jobs)}",
    ]
    answer = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout
    rows = [line.split("|") for line in answer.splitlines()]
    return {job: state.split()[0] for job, state in rows}  # CANCELLED by 0
