"""The harness sees what NeMo Run hides: it exits 0 when a task fails."""

from pathlib import Path

import pytest

from tests.examples.harness import Example, Outcome, Table, load, run, unmet

PROGRAM = """
import nemo_run as run

def fail() -> None:
    raise ValueError("no data")

if __name__ == "__main__":
    run.run(run.Partial(fail), executor=run.LocalExecutor(), name="fail")
"""

ON_SLURM = """
import nemo_run as run

if __name__ == "__main__":
    executor = run.SlurmExecutor(account="docs", packager=run.Packager())
    run.run(run.Script(inline="sleep 2; exit 3"), executor=executor, name="fail", detach=True)
"""


def test_a_failed_task_is_seen_though_the_program_exits_0(tmp_path: Path) -> None:
    (tmp_path / "fail.py").write_text(PROGRAM)
    outcome = run(Example(tmp_path / "fail.py", Table(kind="local")))
    assert outcome.exit_code == 0
    assert outcome.status == {"fail": "FAILED"}
    assert unmet(Example(tmp_path / "fail.py", Table(kind="local")), outcome) == [
        "status is {'fail': 'FAILED'}, not {}",
        "the output has 'Traceback ('",
    ]


def test_a_failed_job_of_slurm_is_seen_though_the_program_exits_0_before_it_ends(tmp_path: Path, slurm: Path) -> None:
    (tmp_path / "fail.py").write_text(ON_SLURM)
    outcome = run(Example(tmp_path / "fail.py", Table(kind="slurm")), slurm)
    assert outcome.exit_code == 0
    assert outcome.status == {"fail": "FAILED"}


@pytest.mark.parametrize(
    ("table", "outcome"),
    [
        (Table(kind="local"), Outcome("", 3, {})),
        (Table(kind="local", exit_code=1), Outcome("", 0, {})),
        (Table(kind="local", status={"a": "SUCCEEDED"}), Outcome("", 0, {})),
        (Table(kind="local", contains=["hello"]), Outcome("bye", 0, {})),
        (Table(kind="cli"), Outcome("Unexpected error: no", 0, {})),
    ],
)
def test_each_statement_of_a_table_can_fail(table: Table, outcome: Outcome) -> None:
    assert len(unmet(Example(Path("a.py"), table), outcome)) == 1


def test_a_table_with_an_unknown_key_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "examples.toml").write_text('["a.py"]\nkind = "local"\noutputs = true\n')
    with pytest.raises(ValueError, match=r"examples\.toml: .*outputs"):
        load(tmp_path)
