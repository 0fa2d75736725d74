"""The GitHub Action: its metadata matches GitHub's schema, and its inputs work."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.conftest import Outcome

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
STEPS: dict[str, dict[str, Any]] = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}


def test_action_matches_the_schema_of_github() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"]
    done = subprocess.run([*command, str(ROOT / "action.yml")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_input_is_part_of_a_script() -> None:
    assert [step["name"] for step in STEPS.values() if "${{" in step["run"]] == []


class Job(NamedTuple):
    """A job of GitHub Actions: a checked-out repository and the runner's folder for temporary files."""

    workspace: Path
    temporary: Path

    @property
    def summary(self) -> Path:
        """The file whose Markdown the summary of the job shows."""
        return self.temporary / "summary.md"

    def run(self, step: str, inputs: Mapping[str, str]) -> Outcome:
        """Run a step like the runner does, with the values of its expressions in the environment."""
        given = {**{name: definition["default"] for name, definition in ACTION["inputs"].items()}, **inputs}
        known = {f"inputs.{name}": value for name, value in given.items()} | {"github.action_path": str(ROOT)}
        environment = {
            name: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: known[found[1]], value)
            for name, value in STEPS[step]["env"].items()
        }
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]],
            cwd=self.workspace,
            env=outside | environment | {"RUNNER_TEMP": str(self.temporary), "GITHUB_STEP_SUMMARY": str(self.summary)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Outcome(done.returncode, done.stdout)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job with the doc-lint of this environment installed."""
    made = Job(tmp_path / "workspace", tmp_path / "temporary")
    command = made.temporary / "doc-lint/bin/doc-lint"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m doc_lint "$@"\n')
    command.chmod(0o755)
    (made.workspace / "site/docs").mkdir(parents=True)
    (made.workspace / "site/mkdocs.yml").write_text("site_name: Test\ntheme: mkdocs\nhooks: [hook.py]\n")
    (made.workspace / "site/hook.py").write_text("raise SystemExit('the hook ran')\n")
    (made.workspace / "site/docs/index.md").write_text("# Home\n\n[x](gone.md)\n")
    (made.workspace / "site/docs/other.md").write_text("# Other\n\n[y](lost.md)\n")
    return made


def annotated(outcome: Outcome) -> list[str]:
    """Return the file and line of each error that GitHub would show in the pull request."""
    return re.findall(r"^::error file=(\S+?),line=(?:\d+),", outcome.output, re.MULTILINE)


def test_findings_are_annotations_that_fail_the_job_and_no_hook_runs(job: Job) -> None:
    outcome = job.run("Lint", {"config": "site/mkdocs.yml"})
    assert outcome.code == 1
    assert annotated(outcome) == ["site/docs/index.md", "site/docs/other.md"]
    assert "the hook ran" not in outcome.output


def test_plugins_run_on_request(job: Job) -> None:
    outcome = job.run("Lint", {"config": "site/mkdocs.yml", "plugins": "true"})
    assert (outcome.code, "the hook ran" in outcome.output) == (2, True)


def test_path_limits_the_findings(job: Job) -> None:
    outcome = job.run("Lint", {"config": "site/mkdocs.yml", "path": "site/docs/other.md"})
    assert annotated(outcome) == ["site/docs/other.md"]


def test_folder_without_a_configuration_is_linted(job: Job) -> None:
    (job.workspace / "site/mkdocs.yml").unlink()
    assert annotated(job.run("Lint", {"path": "site/docs"})) == ["site/docs/index.md", "site/docs/other.md"]


def test_since_reports_only_new_findings(job: Job) -> None:
    for command in (
        ["init", "--quiet"],
        ["add", "."],
        ["-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "Add all"],
    ):
        subprocess.run(["git", *command], cwd=job.workspace, check=True)
    (job.workspace / "site/docs/new.md").write_text("# New\n\n[z](missing.md)\n")
    outcome = job.run("Lint", {"config": "site/mkdocs.yml", "since": "HEAD"})
    assert annotated(outcome) == ["site/docs/new.md"]


def test_review_is_in_the_summary_of_the_job(job: Job) -> None:
    outcome = job.run("Review", {"config": "site/mkdocs.yml"})
    assert (outcome.code, outcome.output) == (0, "")
    assert job.summary.read_text().startswith("# Review of Test\n")


def test_reports_are_files(job: Job) -> None:
    outcome = job.run("Reports", {"config": "site/mkdocs.yml", "reports": "made/by job"})
    assert (outcome.code, outcome.output) == (0, "")
    folder = job.workspace / "made/by job"
    assert (folder / "review.html").read_text().startswith("<!doctype html>")
    (run,) = json.loads((folder / "doc-lint.sarif").read_text())["runs"]
    assert [result["ruleId"] for result in run["results"]].count("broken-link") == 2
    assert not (folder / "comment.md").exists()


def test_values_that_look_like_options_or_code_are_values(job: Job) -> None:
    outcome = job.run("Lint", {"config": "$(touch ran).yml", "path": "--help", "since": "; touch ran"})
    assert outcome.code == 2
    assert not (job.workspace / "ran").exists()


@pytest.mark.slow
def test_install_step_installs_doc_lint_and_the_requirements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = Job(tmp_path / "workspace", tmp_path / "temporary")
    job.workspace.mkdir()
    (job.workspace / "requirements.txt").write_text("mkdocs\n")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    outcome = job.run("Install doc-lint", {"requirements": "-r requirements.txt"})
    assert outcome.code == 0, outcome.output
    (job.workspace / "docs").mkdir()
    (job.workspace / "docs/index.md").write_text("# Home\n\n[x](gone.md)\n")
    (job.workspace / "mkdocs.yml").write_text("site_name: Test\n")
    assert annotated(job.run("Lint", {"plugins": "true"})) == ["docs/index.md"]
