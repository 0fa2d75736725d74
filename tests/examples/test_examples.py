"""Every program of the pages does what its table says, and prints and draws what the page shows."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.examples import plots, summary
from tests.examples.harness import Example, comparable, load, run, unmet

EXAMPLES = load()
Check = Callable[..., None]


@pytest.fixture
def check(pytestconfig: pytest.Config, record_property: Callable[[str, object], None]) -> Check:
    def run_and_compare(example: Example, slurm: Path | None = None) -> None:
        if example.lacking and pytestconfig.getoption("all"):
            pytest.fail(f"{', '.join(example.lacking)} is not installed; run: scripts/install --all")
        start = time.monotonic()
        outcome = run(example, slurm)
        seconds = time.monotonic() - start
        assert unmet(example, outcome) == [], outcome.output
        if example.table.output:
            recorded = example.recorded.read_text("utf-8")
            metrics = example.table.metrics
            assert comparable(outcome.output, metrics) == comparable(recorded, metrics), "run scripts/record"
        for name, svg in outcome.plots.items():
            light, _ = plots.recorded(example.path.parent, name)
            assert plots.alike(svg, light.read_text("utf-8")), f"{name} looks different: run scripts/record"
        record_property("example", summary.row(example, outcome, seconds))

    return run_and_compare


def _of_kind(*kinds: str) -> pytest.MarkDecorator:
    chosen = [
        pytest.param(example, id=example.name, marks=[pytest.mark.needs(*example.table.needs)])
        for example in EXAMPLES
        if example.table.kind in kinds
    ]
    return pytest.mark.parametrize("example", chosen)


@_of_kind("local", "cli", "dry-run")
def test_example(example: Example, check: Check) -> None:
    check(example)


@_of_kind("slurm")
def test_example_on_slurm(example: Example, check: Check, slurm: Path) -> None:
    check(example, slurm)
