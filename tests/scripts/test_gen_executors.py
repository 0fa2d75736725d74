"""The option tables: every field of every class is in one, and nemo_run makes what they say out of their examples."""

import ast
import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import MISSING, fields
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from scripts.gen_executors import Options, Place, Text, installed

ROOT = Path(__file__).parents[2]
OPTIONS = installed(ROOT / "docs")
PLACES = list(OPTIONS.places.values())
EXAMPLES = [
    pytest.param(cls, name, text, id=f"{cls}.{name}")
    for cls, texts in OPTIONS.texts.items()
    for name, text in texts.items()
    if text.example
]
RENDERED = [case for case in EXAMPLES if find_spec("sky") or not str(case.values[0]).startswith("Skypilot")]
"""SkyPilot is not among the pins: its examples were run with SkyPilot 0.14.1, and run here where it is installed."""
MODULES = [
    *(f"nemo_run.core.execution.{name}" for name in ("base", "local", "docker", "slurm", "skypilot", "skypilot_jobs")),
    *(f"nemo_run.core.execution.{name}" for name in ("kubeflow", "kuberay", "dgxcloud", "lepton", "launcher")),
    *(f"nemo_run.core.packaging.{name}" for name in ("base", "git", "pattern", "hybrid")),
    "nemo_run.core.tunnel.client",
]
Rendered: TypeAlias = dict[str, dict[str, list[str]]]


def imported() -> dict[str, Any]:
    """The classes of nemo_run by name, imported."""
    names: dict[str, Any] = {}
    for module in MODULES:
        names |= vars(importlib.import_module(module))
    return names


def below(cls: type[object]) -> Iterator[type[object]]:
    """The class and all that derive from it."""
    yield cls
    for child in cls.__subclasses__():
        yield from below(child)


@pytest.mark.parametrize("base", ["Executor", "Launcher", "Tunnel", "Packager"])
def test_every_class_of_a_kind_has_a_table(base: str) -> None:
    assert {cls.__name__ for cls in below(imported()[base]) if cls.__module__ in MODULES} <= set(OPTIONS.places)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.cls)
def test_every_field_is_explained_with_its_default(place: Place) -> None:
    table = OPTIONS.table(place)
    known = OPTIONS.fields(place.cls)
    real = fields(imported()[place.cls])
    assert [(field.name, field.init) for field in known] == [(field.name, field.init) for field in real]
    for field, actual in zip(known, real, strict=True):
        if field.default and actual.default is not MISSING:
            assert ast.literal_eval(field.default) == actual.default
        assert bool(field.default) == (actual.default is not MISSING or actual.default_factory is not MISSING)
        own = f"{{#{place.cls}.{field.name}}}" in table
        linked = any(f"#{cls}.{field.name})" in table for cls in OPTIONS.above(place))
        assert own or linked, field.name


def test_no_text_stands_twice() -> None:
    seen: dict[str, str] = {}
    for cls, texts in OPTIONS.texts.items():
        for name, text in texts.items():
            if len(text.meaning) > 80:
                assert text.meaning not in seen, f"{cls}.{name} and {seen[text.meaning]}"
                seen[text.meaning] = f"{cls}.{name}"


def without(example: str, name: str) -> str:
    """The arguments of an example without the one for the field."""
    call = ast.parse(f"f({example})", mode="eval").body
    assert isinstance(call, ast.Call)
    assert name in [word.arg for word in call.keywords], f"the example does not set {name}"
    return ", ".join(f"{word.arg}={ast.unparse(word.value)}" for word in call.keywords if word.arg != name)


def asked(skypilot: bool) -> dict[str, list[str]]:
    """What to render, by class: each example with its field and without."""
    found: dict[str, list[str]] = {}
    for cls, name, text in [param.values for param in EXAMPLES]:
        assert isinstance(cls, str)
        assert isinstance(name, str)
        assert isinstance(text, Text)
        if cls.startswith("Skypilot") == skypilot:
            found.setdefault(cls, []).extend([text.example, without(text.example, name)])
    return found


def render(cases: dict[str, list[str]], home: Path) -> Rendered:
    """What each case becomes, by class and example."""
    environment = {**os.environ, "NEMORUN_HOME": str(home), "NO_VCS_VERSION": "1"}
    command = [sys.executable, "-m", "tests.scripts.executor_requests"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, input=json.dumps(cases), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr[-3000:]
    lines = json.loads(done.stdout)
    return {cls: dict(zip(examples, lines[cls], strict=True)) for cls, examples in cases.items()}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """All examples at once: importing nemo_run takes seconds. Those of SkyPilot only where it is installed."""
    home = tmp_path_factory.mktemp("home")
    return render(asked(skypilot=False) | (asked(skypilot=True) if find_spec("sky") else {}), home)


def matches(line: str, lines: list[str]) -> bool:
    """Whether a line is among others; `...` in it stands for any text."""
    pattern = re.compile(".*".join(re.escape(part) for part in line.split("...")))
    return any(pattern.fullmatch(other.strip()) for other in lines)


@pytest.mark.xdist_group("executors")
@pytest.mark.parametrize(("cls", "name", "text"), RENDERED)
def test_the_example_becomes_the_line_and_the_field_is_why(cls: str, name: str, text: Text, rendered: Rendered) -> None:
    made, made_without = (rendered[cls][case] for case in (text.example, without(text.example, name)))
    for line in text.becomes:
        assert matches(line, made), f"{line} is not made"
        assert not matches(line, made_without), f"{line} is made without {name}, too"


def test_skypilot_jobs_has_the_fields_of_skypilot() -> None:
    assert OPTIONS.fields("SkypilotJobsExecutor")[8:] == [
        field for field in OPTIONS.fields("SkypilotExecutor") if field in OPTIONS.fields("SkypilotJobsExecutor")[8:]
    ]


@pytest.mark.parametrize(
    ("marker", "toml", "error"),
    [
        ("Tunnel", "[Tunnel.hots]\nmeaning = 'x'", "fields/page.toml: `Tunnel` has no field `hots`."),
        ("Tunnel", "[Tunnel.host]\nmeaning = 'x'", "fields/page.toml: `Tunnel.job_dir` has no meaning."),
        ("Tunnel", "[Tunnel.job_dir]\nunit = 'x'", "fields/page.toml: `Tunnel.job_dir` has no meaning."),
        (
            "Tunnel",
            "[Tunnel.host]\nexample = 'x'",
            "fields/page.toml: `Tunnel.host` needs both `example` and `becomes`",
        ),
        ("Tunnel", "[Tunnel.host]\nmeanin = 'x'", "fields/page.toml: Object contains unknown field `meanin`"),
        ("Tunnel", "[Tunnel.host]\nmeaning = x", "fields/page.toml: Invalid value"),
        ("Tunnel", "[Packager.debug]\nmeaning = 'x'", "fields/page.toml: page.md has no table of `Packager`."),
        ("Tunel", "", "page.md: nemo_run has no class `Tunel`."),
    ],
)
def test_what_is_wrong_stops_the_build_and_names_file_and_field(
    marker: str, toml: str, error: str, tmp_path: Path
) -> None:
    (tmp_path / "fields").mkdir()
    (tmp_path / "page.md").write_text(f"# Page\n\n<!-- options: {marker} -->\n", "utf-8")
    (tmp_path / "fields/page.toml").write_text(toml, "utf-8")
    with pytest.raises(SystemExit, match=re.escape(error)):
        Options(tmp_path, OPTIONS.package).page((tmp_path / "page.md").read_text("utf-8"))


def test_a_field_with_another_default_than_above_needs_a_text(tmp_path: Path) -> None:
    (tmp_path / "fields").mkdir()
    (tmp_path / "page.md").write_text("<!-- options: Executor -->\n<!-- options: DockerExecutor -->\n", "utf-8")
    above = [field.name for field in OPTIONS.fields("Executor")]
    own = [field.name for field in OPTIONS.fields("DockerExecutor") if field.name not in above]
    texts = [*(f"Executor.{name}" for name in above), *(f"DockerExecutor.{name}" for name in own)]
    (tmp_path / "fields/page.toml").write_text("".join(f"[{text}]\nmeaning = 'x'\n" for text in texts), "utf-8")
    options = Options(tmp_path, OPTIONS.package)
    with pytest.raises(SystemExit, match=re.escape("`DockerExecutor.packager` needs a text")):
        options.table(options.places["DockerExecutor"])


def test_the_built_page_has_the_table_with_an_anchor_for_each_option(built_site: Path) -> None:
    page = (built_site / "references/executors/slurm/index.html").read_text("utf-8")
    assert 'id="SlurmExecutor.time"' in page
    assert "#SBATCH --time=01:00:00" in page
    assert "options:" not in page
    assert not (built_site / "references/executors/fields").exists()
