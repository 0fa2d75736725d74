"""A program in a fork sees, prints and returns what it would in a Python of its own, but for a longer PATH."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples.fork.pool import Forks
from tests.examples.harness import environment_in, execute

TELLTALE = """
import atexit, os, re, signal, sys, tempfile, threading, warnings
import nemo_run as run

atexit.register(print, "at exit")
for name, value in sorted(vars().items()):
    if name.startswith("__"):
        print(name, re.sub(" at 0x.*", "", repr(value)) if name != "__builtins__" else type(value))
print(sys.argv, sys.orig_argv, sys.path, sys.flags, sys.executable, sys.prefix, sys.getrecursionlimit())
print(os.getcwd(), sorted(os.environ.items()), tempfile.gettempdir(), os.path.expanduser("~"))
print(threading.active_count(), len(os.listdir("/proc/self/task")), sorted(os.listdir("/proc/self/fd")))
print(os.getpid() == os.getsid(0) == os.getpgid(0), repr(sys.stdin.read()))
print([(s.encoding, s.errors, s.line_buffering, s.write_through, s.isatty()) for s in (sys.stdout, sys.stderr)])
print([signal.getsignal(number) for number in sorted(signal.valid_signals())], warnings.filters)
print(sorted(sys.modules))

def fail() -> None:
    raise ValueError("uncaught")

threading.Thread(target=lambda: (threading.main_thread().join(), print("from a thread"))).start()
fail()
"""
KEPT = """
import gc, os
from pathlib import Path

server = Path(f"/proc/{os.getppid()}/environ").read_text("utf-8")
gc.unfreeze()
home = next(line for line in server.split("\\0") if line.startswith("HOME=")).removeprefix("HOME=")
kept = {value for part in gc.get_objects() for value in gc.get_referents(part) if isinstance(value, str)}
for value in sorted(value for value in kept if value.startswith(f"{home}/")):
    print(value.removeprefix(f"{home}/"))
"""


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with Forks() as running:
        yield running


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home, temp = tmp_path / "home", tmp_path / "temp"
    home.mkdir()
    temp.mkdir()
    return environment_in(home, temp)


@pytest.mark.parametrize(
    "command", ["python telltale.py a b=1", "python -m telltale a b=1", "python -m package.telltale"]
)
def test_a_program_cannot_tell_a_fork_from_a_python_of_its_own(
    command: str, forks: Forks, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "package").mkdir()
    for folder in (tmp_path, tmp_path / "package"):
        (folder / "telltale.py").write_text(TELLTALE, "utf-8")
    forked = forks.environment(environment)
    output, exit_code = execute(command.split(), tmp_path, forked)
    output = output.replace(forked["PATH"], environment["PATH"])
    assert exit_code == 1
    assert output.splitlines()[-1] == "at exit"
    assert "from a thread\n" in output
    assert "ValueError: uncaught\n" in output
    assert (output, exit_code) == execute(command.split(), tmp_path, environment)


@pytest.mark.parametrize(
    "program",
    [
        "print(1)",
        "import sys; sys.exit(3)",
        "import sys; sys.exit('a reason')",
        "import os; os._exit(4)",
        "import os; os.kill(os.getpid(), 9)",
        "import os; os.kill(os.getpid(), 15)",
        "a b",
        "raise KeyError('x') from ValueError('y')",
        "print(open('input.txt').read(), input())",
    ],
)
def test_it_ends_and_reads_as_in_a_python_of_its_own(
    program: str, forks: Forks, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "program.py").write_text(program, "utf-8")
    (tmp_path / "input.txt").write_text("read", "utf-8")
    command = ["bash", "-c", "exec 2> /dev/null; python program.py < input.txt 2> errors.txt; echo $?; cat errors.txt"]
    assert execute(command, tmp_path, forks.environment(environment)) == execute(command, tmp_path, environment)
    direct = ["python", "program.py"]
    assert execute(direct, tmp_path, forks.environment(environment)) == execute(direct, tmp_path, environment)


def test_a_program_that_starts_python_has_that_in_a_fork_too(
    forks: Forks, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "inner.py").write_text('import sys; print("torchx" in sys.modules)', "utf-8")
    (tmp_path / "outer.py").write_text('import subprocess; subprocess.run(["python", "-m", "inner"])', "utf-8")
    assert execute(["python", "outer.py"], tmp_path, forks.environment(environment)) == ("True\n", 0)


def test_variables_that_no_loaded_package_reads_can_differ(
    forks: Forks, environment: dict[str, str], tmp_path: Path
) -> None:
    readers = {"jax", "mlflow", "numpy", "tensorflow", "torch", "wandb"}
    program = (
        f'import os, sys; print("torchx" in sys.modules, {readers} & {{*sys.modules}}, os.environ["OMP_NUM_THREADS"])'
    )
    (tmp_path / "program.py").write_text(program, "utf-8")
    forked = forks.environment(environment)
    assert execute(["env", "OMP_NUM_THREADS=1", "python", "program.py"], tmp_path, forked) == ("True set() 1\n", 0)


def test_a_signal_reaches_the_program(forks: Forks, environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit('asked to end'))\n"
        "print('ready', flush=True)\n"
        "time.sleep(60)\n",
        "utf-8",
    )
    started = "rm -f out; python program.py > out 2>&1 & until grep -qs ready out; do sleep 0.1; done"
    shell = f"{started}; kill $!; wait $!; echo $?; cat out"
    expected = ("1\nready\nasked to end\n", 0)
    assert execute(["bash", "-c", shell], tmp_path, environment) == expected
    assert execute(["bash", "-c", shell], tmp_path, forks.environment(environment)) == expected


@pytest.mark.parametrize("command", ["python -c '{}'", "COLUMNS=7 python program.py", "python -X utf8 program.py"])
def test_what_a_fork_could_get_wrong_runs_in_a_python_of_its_own(
    command: str, forks: Forks, environment: dict[str, str], tmp_path: Path
) -> None:
    program = 'import sys; print("torchx" in sys.modules)'
    (tmp_path / "program.py").write_text(program, "utf-8")
    commands = f"python program.py; {command.format(program)}"
    assert execute(["bash", "-c", commands], tmp_path, forks.environment(environment)) == ("True\nFalse\n", 0)


def test_a_program_that_is_stopped_leaves_nothing_running(
    forks: Forks, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "program.py").write_text(
        "import os, subprocess, time\n"
        "child = subprocess.Popen(['sleep', '600'])\n"
        "print(os.getpid(), child.pid, flush=True)\n"
        "time.sleep(600)\n",
        "utf-8",
    )
    command = ["python", "program.py"]
    waiting = subprocess.Popen(
        command, cwd=tmp_path, env=forks.environment(environment), stdout=subprocess.PIPE, start_new_session=True
    )
    assert waiting.stdout
    pids = [int(pid) for pid in waiting.stdout.readline().split()]
    os.killpg(waiting.pid, signal.SIGKILL)
    waiting.communicate()  # until nothing has its standard output any more
    while any(Path(f"/proc/{pid}/exe").exists() for pid in pids):
        time.sleep(0.1)


def test_what_is_loaded_keeps_two_known_paths_of_the_home_in_which_it_was_loaded(
    forks: Forks, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "program.py").write_text(KEPT, "utf-8")
    output, exit_code = execute(["python", "program.py"], tmp_path, forks.environment(environment))
    assert exit_code == 0, output
    known = (".cache/lepton/", ".cache/huggingface", ".local")
    assert [line for line in output.splitlines() if not line.startswith(known) and line != ".cache"] == []
    assert ".cache/lepton/workspace_info.yaml" in output


def test_a_program_that_uses_one_of_these_paths_is_noticed(environment: dict[str, str], tmp_path: Path) -> None:
    program = "from leptonai.config import CACHE_DIR; CACHE_DIR.mkdir(parents=True)"
    (tmp_path / "program.py").write_text(program, "utf-8")
    with pytest.raises(RuntimeError, match="used the home of its fork server"), Forks() as forks:
        execute(["python", "program.py"], tmp_path, forks.environment(environment))
