"""The tables of the CLI reference hold what the imported command line has, and nothing else."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nemo_run as run
import pytest
import typer
import yaml
from nemo_run.cli.api import create_cli

from scripts import gen_cli
from scripts.gen_cli import CommandLine, Option, installed

ROOT = Path(__file__).parents[2]
LINE = installed(ROOT / "docs")


def task(epochs: int = 1) -> None:
    """An entrypoint, for its options."""


@pytest.fixture(scope="module")
def entrypoint() -> Any:
    """The command that an entrypoint script runs."""
    app = typer.Typer()
    run.cli.entrypoint(task).cli_entrypoint._add_command(app, is_main=True)
    return typer.main.get_command(app)


def flags(command: Any) -> set[tuple[str, ...]]:
    """The options of a command of Typer, each with all its names."""
    return {tuple(sorted([*it.opts, *it.secondary_opts])) for it in command.params if it.param_type_name == "option"}


def names(options: Any) -> set[tuple[str, ...]]:
    """The same of the tables' options, without the help that Typer adds later."""
    return {tuple(sorted(it.names)) for it in options} - {("--help",)}


def test_options_of_an_entrypoint_are_those_of_the_program(entrypoint: Any) -> None:
    assert names(LINE.entrypoint) == flags(entrypoint)


def test_switches_that_are_on_by_default_are_those_of_the_program(entrypoint: Any) -> None:
    on = {tuple(sorted([*it.opts, *it.secondary_opts])) for it in entrypoint.params if it.default is True}
    assert {tuple(sorted(it.names)) for it in LINE.entrypoint if it.on} == on


def test_commands_of_nemo_are_those_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["nemo"])
    top: Any = typer.main.get_command(create_cli())
    real = {
        f"{group} {name}": (
            [
                it.name.upper() if it.required else f"[{it.name.upper()}]"
                for it in command.params
                if not hasattr(it, "prompt")
            ],
            flags(command),
        )
        for group, it in top.commands.items()
        for name, command in it.commands.items()
    }
    assert {it.name: ([*it.arguments], names(it.options)) for it in LINE.commands} == real


def test_doc_lint_knows_the_options_of_the_program() -> None:
    text = re.sub(r"!(ENV|!python\S*)", "", (ROOT / "mkdocs.yml").read_text("utf-8"))
    plugins = yaml.safe_load(text)["plugins"]
    rules = next(it["doc-lint"]["rules"] for it in plugins if "doc-lint" in it)
    commands = rules["unknown-cli-option"]["commands"]
    assert set(commands["python *.py"]) == {name for it in LINE.entrypoint for name in it.names}
    known = {f"nemo {it.name}": {name for o in it.options for name in o.names} for it in LINE.commands if it.options}
    assert {name: set(it) for name, it in commands.items() if name.startswith("nemo ") and name in known} == known


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('"--load" = ', '"--lod" = '), r"\[entrypoint\] says nothing of `--load`"),
        (('"--load" = ', '"--more" = "x"\n"--load" = '), r"\[entrypoint\] has `--more`"),
        (('"experiment list" = ', '"experiment lst" = '), r"\[nemo\] says nothing of `experiment list`"),
        (('"--load" = "', '"--load" = 3 #'), r"options/cli\.toml: .*--load|Expected `str`"),
    ],
)
def test_a_text_too_many_or_too_few_stops_the_build(change: tuple[str, str], message: str, tmp_path: Path) -> None:
    texts = tmp_path / "cli.toml"
    text = LINE.texts_file.read_text("utf-8")
    assert change[0] in text
    texts.write_text(text.replace(*change), "utf-8")
    with pytest.raises(SystemExit, match=message):
        CommandLine(LINE.package, texts).table("entrypoint")


def test_a_row_has_all_names_of_the_option_and_its_text() -> None:
    assert "| `--name`, `-n` | Names the run" in LINE.table("entrypoint")
    assert "| `nemo experiment logs EXPERIMENT_ID [JOB_IDX]` | Prints the log" in LINE.table("nemo")
    assert Option(("-v", "--verbose")).name == "--verbose"


def test_build_without_the_page_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", "utf-8")
    script = Path(gen_cli.__file__)
    config = {"site_name": "S", "theme": "mkdocs", "plugins": [{"gen-files": {"scripts": [str(script)]}}]}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    built = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=tmp_path, capture_output=True, text=True)
    assert built.returncode
    assert "references/cli-reference.md does not exist. Restore it, or" in built.stderr
    assert "Traceback" not in built.stderr
