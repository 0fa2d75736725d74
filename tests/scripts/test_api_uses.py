"""The lines of the API reference that name the pages which use an object."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.api_uses import Use, Uses

OBJECTS = {
    "nemo_run.config.Config",
    "nemo_run.run.api.run",
    "nemo_run.run.job.Job",
    "nemo_run.lepton.Job",
}
EXPORTS = {"nemo_run.Config": "nemo_run.config.Config", "nemo_run.run": "nemo_run.run.api.run"}


def resolve(name: str) -> str | None:
    """Return the object that a name leads to, as the package's imports would."""
    while name:
        if (target := EXPORTS.get(name, name)) in OBJECTS:
            return target
        name = name.rpartition(".")[0]
    return None


def uses(docs: Path, files: Mapping[str, str]) -> dict[str, list[Use]]:
    for path, text in files.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, "utf-8")
    return Uses(docs, resolve, OBJECTS).by_object()


SHOW = '# Guide\n\n```python\n--8<-- "guides/a/a.py"\n```\n'


@pytest.mark.parametrize(
    "program",
    [
        "import nemo_run as run\nrun.Config(print)",
        "import nemo_run\nx: nemo_run.Config",
        "from nemo_run import Config",
        "from nemo_run.config import Config as C\nC(print)",
        "import nemo_run as run\nrun.Config.from_x()",
    ],
)
def test_a_page_uses_what_a_program_on_it_uses_however_it_is_imported(program: str, tmp_path: Path) -> None:
    found = uses(tmp_path, {"guides/a.md": SHOW, "examples/guides/a/a.py": program})
    assert found == {"nemo_run.config.Config": [Use("guides/a.md", "Guide", ("a.py",), lists_options=False)]}


@pytest.mark.parametrize(
    "program", ["Config = 1\nConfig", "import torch\ntorch.Config", "from os import path as run\nrun.Config"]
)
def test_a_name_of_another_package_is_no_use(program: str, tmp_path: Path) -> None:
    assert uses(tmp_path, {"guides/a.md": SHOW, "examples/guides/a/a.py": program}) == {}


def test_a_program_that_no_page_shows_is_no_use(tmp_path: Path) -> None:
    assert uses(tmp_path, {"guides/a.md": "# A\n", "examples/guides/a/a.py": "from nemo_run import Config"}) == {}


@pytest.mark.parametrize(
    "span", ["`run.Config`", "`Config`", "`run.Config(fn)`", "`Config.bind`", "`nemo_run.config.Config`"]
)
def test_a_page_uses_what_its_code_spans_name(span: str, tmp_path: Path) -> None:
    assert [*uses(tmp_path, {"guides/a.md": f"# A\n\nSee {span}.\n"})] == ["nemo_run.config.Config"]


@pytest.mark.parametrize("text", ["`Job`", "`run`", "Config", "```\n`Config`\n```", "`run.Unknown`", "`config=Config`"])
def test_an_ambiguous_name_a_plain_word_and_a_listing_are_no_use(text: str, tmp_path: Path) -> None:
    assert uses(tmp_path, {"guides/a.md": f"# A\n\n{text}\n"}) == {}


def test_a_qualified_name_is_not_ambiguous(tmp_path: Path) -> None:
    text = "# A\n\n`nemo_run.lepton.Job` and `run.run(task)`\n"
    assert {*uses(tmp_path, {"guides/a.md": text})} == {"nemo_run.lepton.Job", "nemo_run.run.api.run"}


def test_programs_come_before_mentions_guides_before_others_and_landing_pages_last(tmp_path: Path) -> None:
    show = '\n```python\n--8<-- "p.py"\n```\n'
    pages = {
        "about/a.md": "# About\n\n`Config`\n",
        "guides/index.md": "# Guides\n\n`Config`\n",
        "guides/b.md": "# Mention\n\n`Config`\n",
        "learning-resources/c.md": f"# Tutorial\n{show}",
        "guides/d.md": f"# Program\n{show}",
        "apidocs/index.md": "# API\n\n`Config`\n",
        "examples/p.py": "from nemo_run import Config",
    }
    titles = [use.title for use in uses(tmp_path, pages)["nemo_run.config.Config"]]
    assert titles == ["Program", "Tutorial", "Mention", "About", "Guides"]


def test_the_reference_names_the_canonical_guide_first_then_the_options(pages: dict[str, str]) -> None:
    text = pages["apidocs/core/core.execution.slurm.SlurmExecutor.md"]
    line = re.search(r"^::: \S+\.SlurmExecutor\n(?: .*\n)*\n(Used in .*)\n", text, re.MULTILINE)
    assert line
    links = re.findall(r"\]\((.*?)\)", line[1])
    assert links[:2] == ["../../guides/execution.md", "../../references/executors/slurm.md"]
    assert len(links) == 4
    assert "(`pretrain.py`" in line[1]
    assert re.search(r", and on \d+ other pages\.$", line[1])


def test_each_name_that_the_package_exports_has_such_a_line(pages: dict[str, str]) -> None:
    rows = dict(re.findall(r"^\| \[`(\w+)`\]\(\S+?#(\S+)\) \|", pages["apidocs/index.md"], re.MULTILINE))
    reference = "\n".join(pages.values())
    without = [
        name
        for name, path in rows.items()
        if not re.search(rf"^::: {re.escape(path)}\n(?: .*\n)*\nUsed in ", reference, re.M)
    ]
    assert without == []
