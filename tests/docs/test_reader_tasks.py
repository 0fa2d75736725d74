"""What a reader sets out to do works with the code of the built pages alone, in an empty directory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.reader import ROOT, Reader
from tests.examples.fork.pool import Forks


@pytest.fixture
def reader(built_site: Path, tmp_path: Path, forks: Forks | None) -> Reader:
    return Reader(built_site, tmp_path, forks)


def test_a_typed_function_runs_as_a_task_on_this_machine(reader: Reader) -> None:
    reader.save("get-started/quickstart", "train.py")
    reader.save("get-started/quickstart", "launch.py")
    output = reader.run("python launch.py")
    assert reader.statuses() == {"train": "SUCCEEDED"}
    assert "train/0 epoch 2: adam, lr=0.1" in output


def test_three_tasks_run_in_parallel_and_one_after_them(reader: Reader) -> None:
    reader.save("references/faqs", "sweep.py")
    lines = reader.run("python sweep.py").splitlines()
    assert reader.statuses() == dict.fromkeys(("lr-0.1", "lr-0.2", "lr-0.3", "compare"), "SUCCEEDED")
    began = [next(i for i, line in enumerate(lines) if f"Launching job {name}" in line) for name in reader.statuses()]
    ended = [next(i for i, line in enumerate(lines) if line.startswith(f"lr-{lr}/0 trained")) for lr in (0.1, 0.2, 0.3)]
    assert max(began[:3]) < min(ended)
    assert max(ended) < next(i for i, line in enumerate(lines) if line.startswith("compare/0 comparing 3 runs"))


def test_a_factory_is_chosen_on_the_command_line(reader: Reader) -> None:
    reader.save("references/cli-reference", "train.py")
    output = reader.run(reader.command("references/cli-reference", "python train.py model=tiny model.hidden=16"))
    assert output.splitlines()[-1].startswith("Model(hidden=16, optimizer=Optimizer(lr=0.5)) epochs=5")


def test_an_sbatch_script_for_two_nodes_is_made_without_submitting(reader: Reader) -> None:
    reader.save("guides/execution", "sbatch.py")
    output = reader.run("python sbatch.py")
    assert "#SBATCH --nodes=2\n" in output
    assert not (reader.home / ".nemo_run/.slurm_jobs").exists()


def test_code_is_packed_by_a_pattern(reader: Reader) -> None:
    reader.save("guides/packaging", "repository.py")
    reader.save("guides/packaging", "pattern.py")
    listing = reader.run("python pattern.py").partition("one pattern per depth\n")[2]
    files = ["models/tiny.py: hidden = 2", "new.py: untracked", "train.py: epochs = 9"]
    assert [line.strip() for line in listing.splitlines()] == files


def test_an_experiment_is_reopened_by_its_title(reader: Reader) -> None:
    reader.save("references/faqs", "sweep.py")
    reader.save("references/faqs", "reopen.py")
    reader.run("python sweep.py")
    output = reader.run("python reopen.py")
    assert "compare SUCCEEDED\nlr-0.1 SUCCEEDED\nlr-0.2 SUCCEEDED\nlr-0.3 SUCCEEDED\n" in output
    assert "compare/0 comparing 3 runs" in output


def test_the_import_error_of_a_fresh_installation_is_mended(reader: Reader) -> None:
    """The environment is new but for the packages that are right, which it finds in that of the tests."""
    venv = reader.work / ".venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    site = next(venv.glob("lib/python*/site-packages"))
    shared = next((ROOT / ".venv").glob("lib/python*/site-packages"))
    (site / "shared.pth").write_text(f"{shared}\n", "utf-8")
    newest = [str(venv / "bin/pip"), "install", "--quiet", "--no-deps", "leptonai==0.47.1"]
    fetched = subprocess.run(newest, capture_output=True, encoding="utf-8")
    if fetched.returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"needs a package index: {fetched.stderr}")

    broken = reader.run("python -c 'import nemo_run' || true", venv)
    shown = [block.code for block in reader.blocks("get-started/install") if block.language == "text"]
    assert broken.splitlines()[-1] in [code.strip() for code in shown]
    reader.run(reader.command("get-started/install", 'pip install "nemo-run=='), venv)
    assert "0.11.1" in reader.run("python -c 'import nemo_run; print(nemo_run.__version__)'", venv)
