"""Every program of the pages does what its table says, and prints what the page shows."""

from pathlib import Path

import pytest

from tests.examples.harness import Example, load, run, unmet

EXAMPLES = load()


def check(example: Example, slurm: Path | None = None) -> None:
    outcome = run(example, slurm)
    assert unmet(example, outcome) == [], outcome.output
    if example.table.output:
        assert outcome.output == example.recorded.read_text("utf-8"), "run scripts/record"


@pytest.mark.parametrize(
    "example", [e for e in EXAMPLES if e.table.kind not in {"static", "slurm"}], ids=lambda example: example.name
)
def test_example(example: Example) -> None:
    check(example)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.table.kind == "slurm"], ids=lambda example: example.name)
def test_example_on_slurm(example: Example, slurm: Path) -> None:
    check(example, slurm)
