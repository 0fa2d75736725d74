"""The harness sees what NeMo Run hides: it exits 0 when a task fails."""

from pathlib import Path

import pytest

from tests.examples.harness import run
from tests.examples.outcome import Outcome, comparable, unmet
from tests.examples.tables import Example, Table, load

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
    (tmp_path / "fail.py").write_text(PROGRAM, "utf-8")
    outcome = run(Example(tmp_path / "fail.py", Table(kind="local")))
    assert outcome.exit_code == 0
    assert outcome.status == {"fail": "FAILED"}
    assert unmet(Example(tmp_path / "fail.py", Table(kind="local")), outcome) == [
        "status is {'fail': 'FAILED'}, not {}",
        "the output has 'Traceback ('",
    ]


def test_a_failed_job_of_slurm_is_seen_though_the_program_exits_0_before_it_ends(tmp_path: Path, slurm: Path) -> None:
    (tmp_path / "fail.py").write_text(ON_SLURM, "utf-8")
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
        (Table(kind="local", files=["*.pt"]), Outcome("", 0, {}, ["model.py"])),
        (Table(kind="local", plots=["loss.svg"]), Outcome("", 0, {})),
        (Table(kind="local", metrics={"accuracy": (0.9, 1)}), Outcome("accuracy 0.95\naccuracy=0.8", 0, {})),
        (Table(kind="local", metrics={"accuracy": (0.9, 1)}), Outcome("inaccuracy 0.95", 0, {})),
    ],
)
def test_each_statement_of_a_table_can_fail(table: Table, outcome: Outcome) -> None:
    assert len(unmet(Example(Path("a.py"), table), outcome)) == 1


def test_a_table_with_an_unknown_key_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "examples.toml").write_text('["a.py"]\nkind = "local"\noutputs = true\n', "utf-8")
    with pytest.raises(ValueError, match=r"examples\.toml: .*outputs"):
        load(tmp_path)


def test_what_a_program_needs_and_leaves_behind_is_known(tmp_path: Path) -> None:
    (tmp_path / "draw.py").write_text("""open("loss.svg", "w").write("<svg/>"); print("loss: -1.5e-3")""", "utf-8")
    example = Example(tmp_path / "draw.py", Table(kind="local", needs=["no_such_module", "json"], plots=["loss.svg"]))
    outcome = run(example)
    assert example.lacking == ["no_such_module"]
    assert outcome.plots == {"loss.svg": "<svg/>"}
    assert outcome.files == ["draw.py", "loss.svg"]
    assert outcome.metric("loss") == -0.0015


LOCAL, ON_NODES = Table(kind="local"), Table(kind="slurm")


def test_only_the_numbers_of_metrics_may_differ_from_what_is_recorded() -> None:
    table = Table(kind="local", metrics={"loss": (0, 1)})
    assert comparable("loss 0.51, lr 0.1", table) == comparable("loss 0.52, lr 0.1", table)
    assert comparable("loss 0.51, lr 0.1", table) != comparable("loss 0.51, lr 0.2", table)
    assert comparable("loss 0.51", LOCAL) == "loss 0.51"


def test_one_more_empty_line_is_no_difference_and_on_slurm_the_first_is_none() -> None:
    assert comparable("a\n\n\nb", LOCAL) == comparable("a\n \nb", LOCAL)
    assert comparable("a\n\nb", LOCAL) != comparable("a\nb", LOCAL)
    assert comparable("a\n\nb", ON_NODES) == comparable("a\nb", ON_NODES) != comparable("ab", ON_NODES)
