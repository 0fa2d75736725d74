"""Every program of the pages does what its table says, and prints and draws what the page shows."""

import time
from collections.abc import Callable, Iterator

import pytest

from tests.examples import plots, summary
from tests.examples.fork.pool import Forks
from tests.examples.harness import run
from tests.examples.left import Left
from tests.examples.outcome import comparable, unmet
from tests.examples.slurm import SCRIPT
from tests.examples.tables import Example, load
from tests.examples.verified import Verified, fingerprint

EXAMPLES = load()
CHAINS = [(example.path.parent, example.table.before) for example in EXAMPLES if example.table.before]
Check = Callable[..., None]


@pytest.fixture
def check(
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
    forks: Forks | None,
    left: Left,
    verified: Verified,
) -> Check:
    def run_and_compare(example: Example) -> None:
        if example.lacking and request.config.getoption("all"):
            pytest.fail(f"{', '.join(example.lacking)} is not installed; run: scripts/install --all")
        on_slurm = example.table.kind == "slurm"
        tools = [*example.table.tools, *(["slurm"] if on_slurm else [])]
        needed = [example.path.parent, *([SCRIPT] if on_slurm else [])]
        digest = fingerprint([example.name, repr(example.table)], needed, tools)
        if before := verified.find(example.name, digest):
            record_property("example", summary.unchanged(before))
            return
        start = time.monotonic()
        slurm = request.getfixturevalue("slurm") if on_slurm else None
        outcome = run(example, slurm, forks, left)
        seconds = time.monotonic() - start
        assert unmet(example, outcome) == [], outcome.output
        if example.table.output:
            recorded = comparable(example.recorded.read_text("utf-8"), example.table)
            assert comparable(example.shown(outcome.output), example.table) == recorded, "run scripts/record"
        for name, svg in outcome.plots.items():
            light, _ = plots.recorded(example.path.parent, name)
            same = plots.alike(svg, light.read_text("utf-8"), example.table.tolerance)
            assert same, f"{name} looks different: run scripts/record"
        row = summary.row(example, outcome, seconds)
        verified.note(example.name, digest, row)
        record_property("example", row)

    return run_and_compare


@pytest.fixture(scope="session")
def left() -> Iterator[Left]:
    """What the programs of the pages have left for others."""
    with Left(CHAINS) as left:
        yield left


def _of_kind(*kinds: str) -> pytest.MarkDecorator:
    chosen = [
        pytest.param(
            example,
            id=example.name,
            marks=[
                pytest.mark.needs(*example.table.needs),
                pytest.mark.tools(*example.table.tools),
                *_together(example),
            ],
        )
        for example in EXAMPLES
        if example.table.kind in kinds
    ]
    return pytest.mark.parametrize("example", chosen)


def _together(example: Example) -> list[pytest.MarkDecorator]:
    """Lets the programs of a folder run in one process of xdist where one of them runs after another."""
    chained = example.table.kind != "slurm" and example.path.parent in {folder for folder, _ in CHAINS}
    return [pytest.mark.xdist_group(example.path.parent.name)] if chained else []


@_of_kind("local", "cli", "dry-run")
def test_example(example: Example, check: Check) -> None:
    check(example)


@_of_kind("slurm")
@pytest.mark.tools("slurm")
@pytest.mark.xdist_group("slurm")
def test_example_on_slurm(example: Example, check: Check) -> None:
    check(example)
