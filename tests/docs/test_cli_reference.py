"""What the CLI reference says of names that NeMo Run keeps for itself."""

import subprocess
import sys

import nemo_run as run
import pytest
import typer
from typer.testing import CliRunner


def test_a_parameter_called_executor_is_refused() -> None:
    def train(executor: str = "a") -> None: ...

    with pytest.raises(ValueError, match="argument named `executor`"):
        run.cli.entrypoint(train)


@pytest.mark.parametrize(("name", "is_set"), [("runtime", False), ("plugins", True), ("executors", True)])
def test_only_names_that_begin_with_run_cannot_be_set(name: str, is_set: bool) -> None:
    seen: list[dict[str, int]] = []

    def train(runtime: int = 1, plugins: int = 1, executors: int = 1) -> None:
        seen.append({"runtime": runtime, "plugins": plugins, "executors": executors})

    app = typer.Typer()
    run.cli.entrypoint(train).cli_entrypoint._add_command(app, is_main=True)
    result = CliRunner().invoke(app, [f"{name}=2", "--yes"])
    assert [values[name] for values in seen] == ([2] if is_set else [])
    assert ("Run overwrites must start with 'run.'" in result.output) != is_set


def test_the_module_prints_nothing_where_the_command_prints_its_help() -> None:
    done = subprocess.run([sys.executable, "-m", "nemo_run", "--help"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
