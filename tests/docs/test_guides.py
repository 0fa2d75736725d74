"""What the guides state about scripts, defaults and the states of Slurm holds for the installed version."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from io import StringIO
from pathlib import Path

import fiddle as fdl
import nemo_run as run
import pytest
from nemo_run.cli.cli_parser import parse_cli_args


@dataclass
class Model:
    hidden: int = 8


def train(model: Model = run.Config(Model)) -> Model:  # noqa: B008 - what a factory in the signature returns
    return model


def tiny() -> run.Config[Model]:
    return run.Config(Model, hidden=3)


def test_without_an_executor_a_second_shell_replaces_the_variables_of_an_inline_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO())  # pytest's cannot be read
    file = tmp_path / "printed"
    run.run(run.Script(inline=f"x=1; echo got:$x. > {file}"))
    assert file.read_text("utf-8") == "got:.\n"


def test_an_inline_script_can_be_python(tmp_path: Path) -> None:
    file = tmp_path / "scripts/task.sh"
    script = run.Script(inline="print(6 * 7)", entrypoint="python")
    assert script.to_command(filename=str(file), with_entrypoint=True) == ["python", "/nemo_run/scripts/task.sh"]
    done = subprocess.run([sys.executable, str(file)], capture_output=True, text=True)
    assert done.stdout == "42\n"


def test_a_configuration_in_the_signature_is_not_built() -> None:
    assert isinstance(fdl.build(run.Partial(train))(), run.Config)
    assert fdl.build(run.Partial(train, model=run.Config(Model, hidden=3)))() == Model(3)


@pytest.mark.parametrize("target", [train, run.Partial(train)])
def test_arguments_of_the_command_line_apply_in_python(target: Callable[..., Model]) -> None:
    run.cli.factory(tiny)
    assert fdl.build(parse_cli_args(target, ["model=tiny", "model.hidden=5"]))() == Model(5)


@pytest.mark.parametrize("state", ["OUT_OF_MEMORY", "TIMEOUT"])
def test_a_job_that_slurm_ended_has_failed(state: str) -> None:
    states = import_module("torchx.schedulers.slurm_scheduler").SLURM_STATES
    assert states[state].name == "FAILED"
