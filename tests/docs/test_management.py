"""What the guide to experiments says of settings that are stored with an experiment."""

import gc
import logging
import shutil
import textwrap
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
