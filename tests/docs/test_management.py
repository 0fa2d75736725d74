"""What the guide to experiments says of settings that are stored with an experiment."""

import gc
import logging
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nemo_run as run
import pytest
from nemo_run import config


@pytest.mark.parametrize(
    ("settings", "printed"), [({}, True), ({"log_level": "ERROR"}, True), ({"clean_mode": True}, False)]
)
def test_only_clean_mode_silences_the_status_of_a_reopened_experiment(
    settings: dict[str, object],
    printed: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(config, "_NEMORUN_HOME", str(tmp_path))
    with run.Experiment("quiet", **settings) as experiment:
        experiment.add(run.Partial(textwrap.dedent, "text"), name="task")
        experiment.run(direct=True)
    capsys.readouterr()
    reopened = run.Experiment.from_title("quiet")
    reopened.status()
    assert ("Experiment Status" in capsys.readouterr().out) == printed
    assert set(reopened.status(return_dict=True) or {}) == {"task"}


def test_the_log_handler_goes_with_an_earlier_experiment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "_NEMORUN_HOME", str(tmp_path))
    monkeypatch.setattr(logging.root, "handlers", [])
    earlier = run.Experiment("earlier")
    later = run.Experiment("later")
    assert logging.root.handlers
    del earlier
    gc.collect()
    assert not logging.root.handlers
    assert later


def test_an_experiment_without_its_folder_is_not_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "_NEMORUN_HOME", str(tmp_path))
    with run.Experiment("old") as experiment:
        experiment.add(run.Partial(textwrap.dedent, "text"), name="task")
        experiment.run(direct=True)
    assert len(run.Experiment.catalog("old")) == 1
    shutil.rmtree(tmp_path / "experiments/old")
    assert run.Experiment.catalog("old") == []
    assert "old" not in run.Experiment.catalog()


def test_of_two_runs_that_overlap_a_title_means_the_one_that_ended_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "_NEMORUN_HOME", str(tmp_path))
    with run.Experiment("overlap") as first:
        first.add(run.Partial(textwrap.dedent, "text"), name="task")
        first.run(direct=True)
        with run.Experiment("overlap") as second:
            second.add(run.Partial(textwrap.dedent, "text"), name="task")
            second.run(direct=True)
    assert run.Experiment.from_title("overlap")._id == first._id
    assert run.Experiment.catalog("overlap") == [second._id, first._id]


@contextmanager
def nothing_to_read() -> Iterator[None]:
    """Empties standard input, which NeMo Run reads for the commands that it starts; pytest refuses to be read from."""
    with Path(os.devnull).open(encoding="utf-8") as nothing, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", nothing)
        yield


def batch_script(executors: list[run.SlurmExecutor]) -> list[str]:
    """Returns the lines of the script of a group with one task per executor, without running it."""
    with nothing_to_read(), run.Experiment("group") as experiment:
        tasks = [run.Script(inline="true", env={"TASK": str(number)}) for number in range(len(executors))]
        experiment.add(tasks, executor=executors, name="group")
        experiment.dryrun(log=False, delete_exp_dir=False)
    folder = Path(experiment.jobs[0].executor.experiment_dir)
    return (folder / "group_sbatch.sh").read_text("utf-8").splitlines()


def test_variables_of_a_task_in_a_group_reach_the_later_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "_NEMORUN_HOME", str(tmp_path))
    names = ["A", "B", "C"]
    executors = [run.SlurmExecutor(account="a", packager=run.Packager(), env_vars={name: "1"}) for name in names]
    lines = batch_script(executors)
    starts = [number for number, line in enumerate(lines) if line.startswith("srun")]
    reached = [[name for name in names if f"export {name}=1" in lines[:start]] for start in starts]
    assert reached == [["A"], ["A", "B"], ["A", "B", "C"]]
    assert [line for line in lines if line.startswith("export TASK")] == ["export TASK=2"]


@pytest.mark.parametrize(("gpus", "written"), [([None, 8], []), ([8, None], ["8", "None"]), ([0, 8], ["0", "8"])])
def test_the_first_executor_decides_whether_a_heterogeneous_group_asks_for_gpus(
    gpus: list[int | None], written: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "_NEMORUN_HOME", str(tmp_path))
    executors = [
        run.SlurmExecutor(account="a", packager=run.Packager(), heterogeneous=True, gpus_per_node=number)
        for number in gpus
    ]
    flag = "#SBATCH --gpus-per-node="
    assert [line.removeprefix(flag) for line in batch_script(executors) if line.startswith(flag)] == written


@pytest.mark.parametrize(
    ("subpath", "files"), [("", {"src/a.py", "src/big.bin"}), ("src", {"a.py", "b.py", "big.bin"})]
)
def test_a_subpath_hides_the_git_attributes_above_it(subpath: str, files: set[str], tmp_path: Path) -> None:
    project, job, code = tmp_path / "project", tmp_path / "job", tmp_path / "code"
    (project / "src").mkdir(parents=True)
    job.mkdir()
    attributes = "src/b.py export-ignore\n.gitattributes export-ignore\n*.bin filter=upper\n"
    (project / ".gitattributes").write_text(attributes, "utf-8")
    for name in ("a.py", "b.py", "big.bin"):
        (project / "src" / name).write_text("pointer", "utf-8")
    who = ["-c", "user.name=you", "-c", "user.email=you@example.com"]
    for arguments in (["init", "--quiet"], ["config", "filter.upper.smudge", "tr a-z A-Z"], ["add", "."]):
        subprocess.run(["git", *arguments], cwd=project, check=True)
    subprocess.run(["git", *who, "commit", "--quiet", "--message=first"], cwd=project, check=True)
    with nothing_to_read():
        archive = run.GitArchivePackager(subpath=subpath).package(project, str(job), "code")
    shutil.unpack_archive(archive, code)
    found = {file.relative_to(code).as_posix(): file.read_text("utf-8") for file in code.rglob("*") if file.is_file()}
    assert found.keys() == files
    assert found[max(files)] == ("pointer" if subpath else "POINTER")
