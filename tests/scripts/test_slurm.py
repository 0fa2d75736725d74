"""scripts/slurm keeps a Slurm running through crashes, to this machine alone, and leaves nothing behind."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

from tests.scripts.conftest import ROOT


def script(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NEMO_RUN_SLURM": str(folder)}
    return subprocess.run([ROOT / "scripts/slurm", *arguments], env=environment, capture_output=True, encoding="utf-8")


def pids(folder: Path) -> dict[str, int]:
    return {path.name: int(path.read_text("utf-8").split()[0]) for path in (folder / "run").iterdir()}


def ask(folder: Path, *command: str) -> str:
    environment = os.environ | {"SLURM_CONF": f"{folder}/slurm.conf"}
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout


def test_up_again_starts_nothing(slurm: Path) -> None:
    before = pids(slurm)
    done = script("up", folder=slurm)
    assert (done.returncode, done.stdout) == (0, f"export SLURM_CONF={slurm}/slurm.conf\n")
    assert pids(slurm) == before


def test_up_starts_what_was_killed(slurm: Path) -> None:
    while "idle n[1-2]" not in script("status", folder=slurm).stdout:  # a node that ends a job waits when it is killed
        time.sleep(0.5)
    before = pids(slurm)
    killed = ["mariadbd", "slurmctld", "slurmd-n1"]
    for daemon in killed:
        os.kill(before[daemon], signal.SIGKILL)
        while Path(f"/proc/{before[daemon]}/exe").exists():
            time.sleep(0.1)
    status = script("status", folder=slurm)
    assert (status.returncode, re.findall(r"(\S+) does not run", status.stdout)) == (1, killed)
    assert script("up", folder=slurm).returncode == 0
    assert sorted(name for name, pid in pids(slurm).items() if before[name] != pid) == killed
    nodes = ask(slurm, "srun", "--nodes=2", "printenv", "SLURMD_NODENAME").split()
    assert sorted(nodes) == ["n1", "n2"]


def test_it_listens_on_this_machine_only(slurm: Path) -> None:
    ports = {2222, 16817, 16819, 16821, 16822}
    heard = re.findall(r"^ *\d+: (\w+):(\w+) \w+:0000 0A ", Path("/proc/net/tcp").read_text("utf-8"), re.MULTILINE)
    assert {(address, int(port, 16)) for address, port in heard if int(port, 16) in ports} == {
        ("0100007F", port) for port in ports
    }


def test_down_ends_jobs_and_leaves_nothing_that_sacct_could_take_for_new(slurm: Path) -> None:
    ask(slurm, "sbatch", "--output=/dev/null", "--wrap=sleep 600")
    before = pids(slurm)
    assert script("down", folder=slurm).returncode == 0
    assert not slurm.exists()
    assert [name for name, pid in before.items() if Path(f"/proc/{pid}/exe").exists()] == []
    assert "127.0.0.1]:2222" not in Path("/etc/ssh/ssh_known_hosts").read_text("utf-8")
    assert script("up", folder=slurm).returncode == 0
    assert ask(slurm, "sacct", "--allusers", "--noheader") == ""


def test_down_leaves_the_folder_of_somebody_else_alone(tmp_path: Path) -> None:
    (tmp_path / "slurm.conf").write_text("ClusterName=real\n", "utf-8")
    assert script("down", folder=tmp_path).returncode == 1
    assert (tmp_path / "slurm.conf").exists()
