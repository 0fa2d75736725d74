"""Lets programs run in forks of a process that has loaded what NeMo Run imports, which takes seconds of CPU.

`tests/examples/test_fork.py` compares such a program with one in a Python of its own. With `--real-python` each program
runs in a Python of its own, as do those that examples.toml marks with `own_python`.
"""

import select
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

FREE = {
    # Read by NeMo Run and by the commands that it starts, not by the packages that a server loads.
    *("GIT_CONFIG_GLOBAL", "NEMORUN_HOME", "NEMO_RUN_SLURM", "PATH", "SLURM_CONF", "TMPDIR"),
    # Two of these packages keep paths below it: leptonai that of a workspace, huggingface_hub that of its cache.
    "HOME",
    # Set for a task by the schedulers of torchx.
    *("PET_LOG_DIR", "TORCHELASTIC_ERROR_FILE", "TORCHX_RANK0_HOST"),
    # Set by programs of the pages, and read by them or by packages that no server loads.
    *("ALERT_URL", "LOG_LEVEL", "METRICS_PROJECT", "METRICS_TOOL", "TASK", "TEAM"),
    *("CUDA_VISIBLE_DEVICES", "JAX_PLATFORMS", "MLFLOW_TRACKING_URI", "OMP_NUM_THREADS", "WANDB_MODE", "XLA_FLAGS"),
    *("TF_CONFIG", "TF_CPP_MIN_LOG_LEVEL", "TF_ENABLE_ONEDNN_OPTS"),
    # Set by shells.
    *("OLDPWD", "PWD", "SHLVL", "_"),
}
"""The variables in which a program may differ from its server."""

_HERE = Path(__file__).parent
_LONGEST = 120  # characters of the first line of a script, of which some systems read no more
_PATIENCE = 600  # seconds until a server counts as dead, on a machine that may be busy
_COMMAND = """\
{interpreter}
import sys
sys.path.insert(0, {folder!r})
import client
client.main({address!r}, {python!r}, [*{first!r}, *sys.argv[1:]])
"""

Server = tuple[Path, "subprocess.Popen[bytes]"]


class Forks:
    """The servers of this process: one for each set of variables that the loaded packages may have read."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="fork-")
        self._servers: dict[frozenset[tuple[str, str]], Server] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for _, process in self._servers.values():
            process.communicate()  # closes its standard input, which ends it
        written = [path for folder, _ in self._servers.values() for path in (folder / "home").iterdir()]
        self._folder.cleanup()
        if written:
            raise RuntimeError(f"a program used the home of its fork server: {written}")

    def environment(self, wanted: Mapping[str, str]) -> dict[str, str]:
        """Returns `wanted` with a folder first on PATH in which `python` and `nemo` ask a server for a fork."""
        python = Path(wanted["VIRTUAL_ENV"], "bin/python")
        interpreter = f"#!{python} -IS"
        if len(interpreter) > _LONGEST or " " in str(python):
            return dict(wanted)
        key = frozenset((name, value) for name, value in wanted.items() if name not in FREE)
        if key not in self._servers:
            self._servers[key] = self._start(wanted, python, interpreter)
        folder, _ = self._servers[key]
        return {**wanted, "PATH": f"{folder}/bin:{wanted['PATH']}"}

    def _start(self, wanted: Mapping[str, str], python: Path, interpreter: str) -> Server:
        folder = Path(self._folder.name).resolve() / str(len(self._servers))
        home, commands, address = folder / "home", folder / "bin", folder / "socket"
        home.mkdir(parents=True)
        commands.mkdir()
        for name, first in {"python": [], "nemo": [str(python.with_name("nemo"))]}.items():
            command = commands / name
            text = _COMMAND.format(
                interpreter=interpreter, folder=str(_HERE), address=str(address), python=str(python), first=first
            )
            command.write_text(text, "utf-8")
            command.chmod(0o755)
        process = subprocess.Popen(
            ["python", str(_HERE / "server.py"), str(address), *FREE],
            executable=str(python),
            cwd=home,
            env={**wanted, "HOME": str(home)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert process.stdout
        ready, _, _ = select.select([process.stdout], [], [], _PATIENCE)
        if not ready or process.stdout.read(6) != b"ready\n":
            process.kill()
            raise RuntimeError("the fork server did not start")
        return folder, process
