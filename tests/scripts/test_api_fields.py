"""The tables of fields in the API reference: what the constructors take, and what it means."""

import importlib
import inspect
import re
from dataclasses import is_dataclass
from pathlib import Path

from scripts.gen_executors import installed
from tests.scripts.api_pages import page_of, public_modules

ROOT = Path(__file__).parents[2]
BASE = "nemo_run.core.execution.base.Executor"


def dataclasses() -> list[str]:
    found = []
    for name in sorted(public_modules()):
        module = importlib.import_module(name)
        classes = [c for _, c in inspect.getmembers(module, inspect.isclass) if c.__module__ == name]
        found += [f"{name}:{c.__name__}" for c in classes if is_dataclass(c) and not c.__name__.startswith("_")]
    return found


def test_fields_are_those_of_the_real_constructors(pages: dict[str, str]) -> None:
    """The tables come from the source, by griffe; Python itself must see the same names, and the same as required."""
    checked = 0
    for module, _, name in (entry.partition(":") for entry in dataclasses()):
        path = page_of(f"{module}.{name}") if page_of(f"{module}.{name}") in pages else page_of(module)
        section = pages[path].partition(f"::: {module}.{name}\n")[2]
        section = re.split(r"^(?:::: |## )", section, maxsplit=1, flags=re.MULTILINE)[0]
        table = section.partition("**Fields**")[2].partition("**Attributes**")[0]
        rows = re.findall(r"^\| (?:\[)?`(\w+)`.*$", table, re.MULTILINE)
        required = set(re.findall(r"^\| (?:\[)?`(\w+)`.*(?:\| |, |<br>)required \|", table, re.MULTILINE))
        parameters = inspect.signature(getattr(importlib.import_module(module), name)).parameters
        assert set(rows) == set(parameters), f"{module}.{name}"
        assert required == {p.name for p in parameters.values() if p.default is p.empty}, f"{module}.{name}"
        checked += len(rows)
    assert checked > 400


def test_fields_show_type_default_and_the_comment_of_the_source(pages: dict[str, str]) -> None:
    text = pages["apidocs/core/core.execution.local.md"]
    anchor = "nemo_run.core.execution.local.LocalExecutor.ntasks_per_node"
    row = f"| [`ntasks_per_node`](#{anchor}){{#{anchor}}}<br>`int`, default `1` | Used by components like torchrun"
    assert row in text
    assert "[`packager`](core.execution.base.md#nemo_run.core.execution.base.Executor.packager)" in text
    assert "<br>`Packager`, default `Packager()` |" in text


def row_of(page: str, field: str) -> str:
    """The row of a field in a page."""
    return next(line for line in page.splitlines() if line.startswith(f"| [`{field}`]("))


def test_a_field_without_a_docstring_has_the_text_of_its_option_table(pages: dict[str, str]) -> None:
    slurm = pages["apidocs/core/core.execution.slurm.SlurmExecutor.md"]
    text = installed(ROOT / "docs").texts["SlurmExecutor"]["time"]
    assert row_of(slurm, "time").endswith(f"| {text.meaning} Unit: {text.unit}. |")
    assert "](../../references/executors/slurm.md#SlurmExecutor.account) has examples" in slurm


def test_a_text_of_an_option_table_keeps_its_code_spans(pages: dict[str, str]) -> None:
    slurm = pages["apidocs/core/core.execution.slurm.SlurmExecutor.md"]
    assert "`<job_dir of the tunnel>/<title>/<id>/<task>/code`" in row_of(slurm, "packager")


def test_no_description_is_empty_where_an_option_table_has_one(pages: dict[str, str]) -> None:
    rows = 0
    for cls in installed(ROOT / "docs").places:
        own = re.compile(rf"^\| \[`[a-z_]+`\]\(#nemo_run\.core\.[\w.]+\.{cls}\.\w+\).*$", re.MULTILINE)
        for row in own.findall("\n".join(pages.values())):
            assert not row.endswith("|  |"), row
            rows += 1
    assert rows > 150


def test_an_inherited_field_says_so_and_links_to_where_it_is_declared(pages: dict[str, str]) -> None:
    row = row_of(pages["apidocs/core/core.execution.lepton.md"], "job_dir")
    assert row.startswith(f"| [`job_dir`](core.execution.base.md#{BASE}.job_dir)<br>")
    assert "| Inherited from `Executor`." in row
    own = row_of(pages["apidocs/core/core.execution.base.md"], "job_dir")
    assert f"{{#{BASE}.job_dir}}" in own
    assert "Inherited" not in own


def test_links_of_a_text_lead_to_the_same_place_from_the_api_page(pages: dict[str, str]) -> None:
    slurm = pages["apidocs/core/core.execution.slurm.SlurmExecutor.md"]
    assert "[Tunnels](../../references/executors/tunnels.md)" in row_of(slurm, "tunnel")
    assert "(../../references/executors/slurm.md#slurmjobdetails)" in row_of(slurm, "job_details")
    assert "(https://github.com/NVIDIA/pyxis)" in row_of(slurm, "container_image")
