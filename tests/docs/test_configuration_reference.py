"""The tables of the configuration reference say what the installed nemo_run does."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Optional, Union

import fiddle as fdl
import nemo_run as run
import pytest
from nemo_run import config
from nemo_run.cli import cli_parser
from nemo_run.cli.config import ConfigSerializer
from nemo_run.core.serialization.zlib_json import ZlibJSONSerializer

from tests.examples.tables import ROOT

PAGE = (ROOT / "docs/references/configuration-reference.md").read_text("utf-8")


def section(heading: str) -> str:
    """The text below a heading of the page."""
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(heading: str) -> list[list[str]]:
    """The rows of the table below a heading, without its head."""
    lines = [line for line in section(heading).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in re.findall(r"(?:`[^`]*`|[^|`])+", line)] for line in lines[1:]]


@dataclass
class Optimizer:
    lr: float = 0.1


@dataclass
class Model:
    hidden: int = 8
    optimizer: Optimizer = field(default_factory=Optimizer)


class Color(Enum):
    RED = "red"


def plain(a: int = 0, b: float = 0.0, c: str = "", d: bool = False) -> None: ...
def text(value: str = "x") -> None: ...
def optional(value: Optional[int] = 3) -> None: ...  # noqa: UP045 - the spelling is the point
def numbers(value: list[int] = [], other: Optional[list[int]] = None) -> None: ...  # noqa: B006, UP045
def union(value: int | None = 3) -> None: ...
def union_list(value: list[int] | None = None) -> None: ...
def mapping(value: dict[str, int] = {}) -> None: ...  # noqa: B006
def pair(value: tuple[int, int] = (0, 0)) -> None: ...
def models(value: list[Model] = []) -> None: ...  # noqa: B006
def color(value: Color = Color.RED) -> None: ...
def raw(value: bytes = b"") -> None: ...
def function(value: Callable[[], None] | None = None) -> None: ...
def anything(value: Any = None) -> None: ...
def nested(value: Model) -> None: ...


FAST = run.Config(Optimizer, lr=0.2)
CASES: dict[str, list[Any]] = {
    "`int`, `float`, `str`, `bool`": [run.Partial(plain, a=1, b=0.5, c="x", d=True)],
    "an empty or multi-line `str`": [run.Partial(text, value=""), run.Partial(text, value="a\nb")],
    "`Optional[int]`, set to `None`": [run.Partial(optional, value=None)],
    "`list[int]`, `Optional[list[int]]`": [run.Partial(numbers, value=[1, 2], other=[3])],
    "`int | None`, `list[int] | None`": [run.Partial(union, value=1), run.Partial(union_list, value=[1])],
    "`dict[str, int]`": [run.Partial(mapping, value={"a": 1})],
    "`tuple[int, int]`": [run.Partial(pair, value=(1, 2))],
    "a nested `run.Config`": [run.Partial(nested, value=run.Config(Model, optimizer=FAST))],
    "`list[Model]` with `run.Config` inside": [run.Partial(models, value=[run.Config(Model, hidden=1)])],
    "a function or a class as a value": [run.Partial(function, value=text), run.Partial(anything, value=Model)],
    "an enumeration, `bytes`": [run.Partial(color, value=Color.RED), run.Partial(raw, value=b"x")],
    "`pathlib.Path`, `object()`, a dataclass instance by position or in a list": [
        run.Partial(anything, value=Path("a")),
        run.Partial(anything, value=object()),
        run.Partial(anything, Model()),
        run.Partial(anything, value=[Model()]),
    ],
    "`datetime`, `range`; NumPy and PyTorch values": [
        run.Partial(anything, value=datetime(2026, 1, 1)),
        run.Partial(anything, value=range(3)),
    ],
}
TEXT = ConfigSerializer()
FORMATS: dict[str, Callable[[Any], Any]] = {
    "zlib-json": lambda task: ZlibJSONSerializer().deserialize(ZlibJSONSerializer().serialize(task)),
    "yaml": lambda task: TEXT.deserialize_yaml(TEXT.serialize_yaml(task)),
    "json": lambda task: TEXT.deserialize_json(TEXT.serialize_json(task)),
    "toml": lambda task: TEXT.deserialize_toml(TEXT.serialize_toml(task)),
}


def outcome(task: Any, there_and_back: Callable[[Any], Any]) -> str:
    """What becomes of a task that is stored and restored."""
    try:
        back = there_and_back(task)
    except Exception:
        return "error"
    return "same" if back == task else "other"


def said(cell: str) -> str:
    """What a cell of the table says."""
    return cell if cell in {"same", "error"} else "other"


@pytest.fixture
def unread() -> None:
    """Forget the parsers of types: that of `Optional[int]` would serve `int | None`, as the page says."""
    cli_parser.TypeParser.get_parser.cache_clear()
    cli_parser.parse_value.cache_clear()


def test_the_table_of_formats_has_the_rows_that_are_tried() -> None:
    assert [row[0] for row in rows("Formats")] == list(CASES)


@pytest.mark.parametrize("label", CASES)
def test_a_value_comes_back_from_each_format_as_the_table_says(label: str, unread: None) -> None:
    exact, structured, toml = next(row[1:] for row in rows("Formats") if row[0] == label)
    wanted = dict(zip(FORMATS, map(said, (exact, structured, structured, toml)), strict=True))
    for task in CASES[label]:
        assert {name: outcome(task, way) for name, way in FORMATS.items()} == wanted


@pytest.mark.parametrize(("first", "second", "both"), [(union, optional, "error"), (optional, union, "same")])
def test_of_equal_types_the_one_read_first_decides(first: Any, second: Any, both: str, unread: None) -> None:
    assert [outcome(run.Partial(task, value=1), FORMATS["yaml"]) for task in (first, second)] == [both, both]


def environment_names() -> Iterator[str]:
    """The environment variables that the code of nemo_run reads, docstrings left aside."""
    spec = find_spec("nemo_run")
    assert spec
    assert spec.submodule_search_locations
    for file in Path(spec.submodule_search_locations[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            source = ast.unparse(node) if isinstance(node, ast.Call | ast.Subscript | ast.Compare) else ""
            yield from re.findall(r"^_?os\.(?:getenv\(|environ\.get\(|environ\[)'(\w+)'", source)
            yield from re.findall(r"^'(\w+)' (?:not )?in os\.environ$", source)


def test_the_page_names_the_environment_variables_that_the_package_reads() -> None:
    first = " ".join(row[0] for row in rows("Environment variables"))
    named = set(re.findall(r"`([A-Z_]{4,})`", first)) | {"LAZY_CLI", "TERM_PROGRAM"}  # which stand in sentences
    assert "`LAZY_CLI`" in section("Environment variables")
    assert set(environment_names()) - named == set()
    assert named - set(environment_names()) == set()


NEW_HOME = """
from importlib import import_module

import nemo_run
from nemo_run.config import set_nemorun_home
from nemo_run.core.execution import docker

schedulers = "nemo_run.run.torchx_backend.schedulers."
slurm = import_module(schedulers + "slurm")
set_nemorun_home("new")
local = import_module(schedulers + "local")
print(nemo_run.Experiment("moved")._exp_dir.split("/")[0])
print(docker.DOCKER_JOB_DIRS, slurm.SLURM_JOB_DIRS, local.LOCAL_JOB_DIRS)
"""
"""Changes the home after Slurm's executor was used, and before the local one is."""


def test_a_list_of_jobs_stays_in_the_home_in_which_its_executor_was_first_used() -> None:
    environment = os.environ | {"NEMORUN_HOME": "old"}
    done = subprocess.run([sys.executable, "-c", NEW_HOME], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["new", "old/.docker_jobs.json old/.slurm_jobs new/.local_jobs.json"]


def test_kubeflow_alone_follows_to_a_new_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kubeflow = import_module("nemo_run.run.torchx_backend.schedulers.kubeflow")
    monkeypatch.setattr(config, "_NEMORUN_HOME", config.get_nemorun_home())
    config.set_nemorun_home(str(tmp_path))
    assert kubeflow._get_job_dirs() == {}
    (tmp_path / ".kubeflow_jobs.json").write_text('{"job": {"job_id": "1"}}', "utf-8")
    assert set(kubeflow._get_job_dirs()) == {"job"}


@dataclass
class Trained:
    epochs: int = 1


def fit(trained: Annotated[Optional[Trained], run.Config[Trained]] = None) -> None: ...  # noqa: UP045


def test_an_annotated_default_is_filled_in_also_over_none_but_not_when_assigned_later() -> None:
    assert run.Partial(fit).trained == run.Partial(fit, trained=None).trained == run.Config(Trained)
    task = run.Partial(fit)
    task.trained = None
    assert task.trained is None


def test_a_configured_path_arrives_as_a_path() -> None:
    task = run.Partial(anything, value=run.Config(Path, "data"))
    assert fdl.build(FORMATS["zlib-json"](task)).keywords == {"value": Path("data")}


def test_of_two_unions_of_the_same_types_the_one_read_first_decides(unread: None) -> None:
    assert [cli_parser.parse_value("3", order) for order in (Union[int, str], Union[str, int])] == [3, 3]  # noqa: UP007
    cli_parser.TypeParser.get_parser.cache_clear()
    cli_parser.parse_value.cache_clear()
    assert [cli_parser.parse_value("3", order) for order in (Union[str, int], Union[int, str])] == ["3", "3"]  # noqa: UP007
