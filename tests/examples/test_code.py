"""Whatever Python a page shows parses, and calls what NeMo Run has, with the arguments that it takes."""

import ast
from pathlib import Path

import pytest

from tests.examples.code import blocks, called_directly, page_module, wrong_calls
from tests.examples.tables import ROOT, load
from tests.examples.test_tables import PAGES


def test_every_python_block_of_a_page_parses() -> None:
    broken = []
    for page in PAGES:
        for block in blocks(page):
            try:
                ast.parse(block.code)
            except SyntaxError as error:
                broken.append(f"{block.place}: {error}")
    assert broken == []


def test_programs_and_fragments_call_what_exists(tmp_path: Path) -> None:
    programs = {f"programs/{example.name}": example for example in load() if example.path.suffix == ".py"}
    sources = {name: example.path.read_text("utf-8") for name, example in programs.items()}
    places = {}
    for page in PAGES:
        name = f"pages/{page.relative_to(ROOT / 'docs').with_suffix('.py')}"
        sources[name], places[name] = page_module(page)
    sentences = []
    for name, line, message in wrong_calls(sources, tmp_path):
        if name in places:
            sentences += [f"{places[name][line]}: {message}"] if line in places[name] else []
        elif not any(f"`{word}`" in message for word in programs[name].table.wrong):
            sentences.append(f"{programs[name].path.relative_to(ROOT)}:{line}: {message}")
    assert not sentences, "\n".join(sentences)


@pytest.mark.parametrize(
    "line",
    [
        "run.SlurmExecutor(acount='x')",
        "run.nothing",
        "from nemo_run import Nothing",
        "import nemo_run.nothing",
        "run.LocalExecutor().nothing",
        "run.Experiment('a').ad()",
        "run.Partial(train, l=0.1)",
        "run.Config(\n    train,\n    lr=0.1,\n    epoch=3,\n)",
        "train(epochs=1)",
    ],
)
def test_a_wrong_call_is_found(line: str, tmp_path: Path) -> None:
    head = "import nemo_run as run\n\ndef train(lr: float, epochs: int = 1) -> None: ...\n\n"
    assert wrong_calls({"a.py": head + line + "\n"}, tmp_path)
    assert not wrong_calls({"a.py": head + "run.Partial(train, epochs=1)\nrun.LocalExecutor(retries=1)\n"}, tmp_path)


def test_a_configuration_reads_as_a_call_on_the_same_lines() -> None:
    source = "run.Partial(\n    f,\n    a=run.Config(m.C, b=1),\n)\nx = run.Partial(f)\n"
    assert called_directly(source) == "f(\n\n    a=m.C( b=1),\n)\nx = f()\n"
