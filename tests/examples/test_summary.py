"""The table at the end of a test run says what was asserted, and which programs are skipped and how to run them."""

import subprocess
import sys

from tests.examples.outcome import Outcome
from tests.examples.summary import lines, row, unchanged
from tests.examples.tables import EXAMPLES, ROOT, Example, Table, load


def test_a_row_says_what_was_asserted() -> None:
    table = Table(
        kind="local",
        needs=["torch"],
        status={"a": "SUCCEEDED", "b": "SUCCEEDED", "c": "FAILED"},
        files=["model.pt"],
        metrics={"accuracy": (0.9, 1.0)},
        output=True,
    )
    outcome = Outcome("accuracy 0.95", 0, table.status, ["model.pt"])
    assert row(Example(EXAMPLES / "guides/train.py", table), outcome, 4.25) == (
        "guides/train.py",
        "torch",
        "4.2",
        "1 FAILED; 2 SUCCEEDED; accuracy 0.95 in 0.9..1.0; model.pt; output as recorded",
    )


def test_rows_are_sorted_aligned_and_added_up() -> None:
    assert list(lines([("b.py", "torch", "10.0", "exit 0"), ("a.py", "-", "2.5", "exit 0")])) == [
        "program  packages  seconds  asserted",
        "a.py     -             2.5  exit 0",
        "b.py     torch        10.0  exit 0",
        "2 programs, 12 seconds",
    ]


def test_a_program_that_did_not_run_again_took_no_time_and_says_so() -> None:
    assert unchanged(("a.py", "-", "2.5", "exit 0")) == ("a.py", "-", "0.0", "exit 0 (in an earlier run)")


def test_a_run_in_processes_prints_the_table() -> None:
    example = next(example for example in load() if example.table.kind == "dry-run" and not example.table.needs)
    output = _pytest(f"tests/examples/test_examples.py::test_example[{example.name}]", "-n1", "--all")
    assert "programs of the pages" in output
    assert example.name in output
    assert "1 programs" in output


def _pytest(*options: str) -> str:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8").stdout
