"""Every program of the pages does what its table says, and prints what the page shows."""

import pytest

from tests.examples.harness import Example, load, run, unmet

RUNNABLE = [example for example in load() if example.table.kind != "static"]


@pytest.mark.parametrize("example", RUNNABLE, ids=lambda example: example.name)
def test_example(example: Example) -> None:
    outcome = run(example)
    assert unmet(example, outcome) == [], outcome.output
    if example.table.output:
        assert outcome.output == example.recorded.read_text("utf-8"), "run scripts/record"
