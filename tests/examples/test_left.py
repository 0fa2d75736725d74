"""A program that runs after another one finds what that has left, at the same path, and changes it for nobody else."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples.left import Left

FOLDER, OTHER = Path("a"), Path("b")


@pytest.fixture
def left() -> Iterator[Left]:
    with Left([(FOLDER, ["train.py", "test.py"]), (OTHER, ["x.py"])]) as left:
        yield left


def make(left: Left, folder: Path, name: str) -> None:
    left.path(folder).mkdir(exist_ok=True)
    (left.path(folder) / name).write_text(name, "utf-8")


def names(path: Path) -> list[str]:
    return sorted(found.name for found in path.iterdir())


def test_first_program_finds_nothing(left: Left) -> None:
    make(left, FOLDER, "of-an-earlier-program")
    assert left.restore(FOLDER, ["train.py"]) == 0
    assert not left.path(FOLDER).exists()


def test_what_a_program_left_is_restored_for_each_that_needs_it(left: Left) -> None:
    make(left, FOLDER, "model")
    left.keep(FOLDER, ["train.py"])
    for _ in range(2):
        assert left.restore(FOLDER, ["train.py"]) == 1
        assert names(left.path(FOLDER)) == ["model"]
        make(left, FOLDER, "answer")


def test_the_longest_known_chain_is_restored(left: Left) -> None:
    make(left, FOLDER, "model")
    left.keep(FOLDER, ["train.py"])
    assert left.restore(FOLDER, ["train.py", "test.py"]) == 1
    make(left, FOLDER, "score")
    left.keep(FOLDER, ["train.py", "test.py"])
    assert left.restore(FOLDER, ["train.py", "test.py"]) == 2
    assert names(left.path(FOLDER)) == ["model", "score"]


def test_what_no_program_needs_is_not_kept(left: Left) -> None:
    make(left, FOLDER, "plot")
    left.keep(FOLDER, ["plot.py"])
    assert left.restore(FOLDER, ["plot.py"]) == 0


def test_the_newest_run_stays_the_newest(left: Left) -> None:
    runs = left.path(FOLDER) / "home/.nemo_run/experiments/pipeline"
    for name in ("pipeline_2", "pipeline_1", "pipeline_3"):
        (runs / name).mkdir(parents=True)
        time.sleep(0.02)
    left.keep(FOLDER, ["train.py"])
    left.restore(FOLDER, ["train.py"])
    found = sorted(runs.iterdir(), key=lambda run: run.stat().st_ctime_ns)
    assert [run.name for run in found] == ["pipeline_2", "pipeline_1", "pipeline_3"]


def test_folders_do_not_share_anything(left: Left) -> None:
    make(left, FOLDER, "model")
    left.keep(FOLDER, ["train.py"])
    assert left.path(OTHER) != left.path(FOLDER)
    assert left.restore(OTHER, ["train.py"]) == 0
