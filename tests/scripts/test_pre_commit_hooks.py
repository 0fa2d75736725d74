"""The hooks for pre-commit, in metadata and as pre-commit installs and runs them."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.needs import miss

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())

OFFERED = ["pyproject.toml", ".pre-commit-hooks.yaml", "scripts/build_backend", "plugins/doc-lint"]
"""What the hooks need of the repository; the site has no part in them."""

each_hook = pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))


@each_hook
def test_hook_has_what_pre_commit_requires(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert hook.keys() <= {"id", "name", "description", "entry", "language", "files", "pass_filenames"}


@each_hook
@pytest.mark.parametrize(
    ("path", "wanted"),
    [("docs/a.md", True), ("mkdocs.yml", True), ("sub/mkdocs.yaml", True), ("a.py", False), ("a.md.txt", False)],
)
def test_hook_runs_for_pages_and_the_configuration(hook: dict[str, Any], path: str, wanted: bool) -> None:
    assert bool(re.search(hook["files"], path)) == wanted


@each_hook
def test_entry_is_a_command_that_the_package_installs(hook: dict[str, Any], tmp_path: Path) -> None:
    command, *arguments = shlex.split(hook["entry"])
    scripts = tomllib.loads((ROOT / "plugins/doc-lint/pyproject.toml").read_text())["project"]["scripts"]
    assert command in scripts
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\ntheme: mkdocs\n")
    (tmp_path / "docs/index.md").write_text("# Home\n\n[x](gone.md)\n")
    installed = Path(sys.executable).with_name(command)
    done = subprocess.run([installed, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "docs/index.md:3:1: error: " in done.stdout


def git(folder: Path, *command: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *identity, *command], cwd=folder, capture_output=True, text=True, check=True).stdout


def commit(folder: Path) -> str:
    """Make a repository of a folder and return its revision."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "Add all files")
    return git(folder, "rev-parse", "HEAD").strip()


class PreCommit:
    """The real pre-commit, in its own environment, with the repository that offers the hooks and one that uses them."""

    def __init__(self, folder: Path):
        self.offered, self.site, self.home = folder / "offered", folder / "site", folder / "home"
        files = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *OFFERED).split("\0")
        for file in filter(None, files):
            if (ROOT / file).is_file():
                (self.offered / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / file, self.offered / file)
        self.revision = commit(self.offered)
        (self.site / "docs").mkdir(parents=True)
        (self.site / "mkdocs.yml").write_text(
            "site_name: Test\nplugins: [literate-nav: {nav_file: NAV.md}, doc-lint]\n"
        )
        (self.site / "docs/index.md").write_text("# Home\n\n[x](gone.md)\n")
        (self.site / "docs/NAV.md").write_text("- [Home](index.md)\n")
        commit(self.site)
        self.bin = folder / "env/bin"
        uv = Path(sys.executable).with_name("uv")
        venv.create(folder / "env", with_pip=not uv.exists())
        install: list[str | Path] = [self.bin / "pip", "install"]
        if uv.exists():
            install = [uv, "pip", "install", "--python", self.bin / "python"]
        done = subprocess.run([*install, "--quiet", "pre-commit"], check=False)
        if done.returncode:
            miss("needs the network, to install pre-commit")

    def run(self, *command: str) -> str:
        """Run a command of pre-commit in the site. Its hooks find no doc-lint but the one that it installs."""
        path = f"{self.bin}:/usr/local/bin:/usr/bin:/bin"
        done = subprocess.run(
            [self.bin / "pre-commit", *command],
            cwd=self.site,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            env=os.environ | {"PATH": path, "PRE_COMMIT_HOME": str(self.home), "PRE_COMMIT_COLOR": "never"},
        )
        assert done.returncode == 1, done.stdout
        return done.stdout


@pytest.fixture(scope="module")
def pre_commit(tmp_path_factory: pytest.TempPathFactory) -> PreCommit:
    return PreCommit(tmp_path_factory.mktemp("pre-commit"))


FOUND = "docs/index.md:3:1: error: `gone.md`"


def test_hook_lints_with_doc_lint_alone(pre_commit: PreCommit) -> None:
    output = pre_commit.run("try-repo", str(pre_commit.offered), "doc-lint", "--all-files")
    assert FOUND in output
    assert "the plugin `literate-nav`: its options are read instead" in output
    assert "the theme `mkdocs`: the files that it adds are unknown" in output


def test_hook_runs_plugins_that_are_additional_dependencies(pre_commit: PreCommit) -> None:
    hook = {"id": "doc-lint", "additional_dependencies": ["mkdocs", "mkdocs-literate-nav==0.6.2"]}
    repository = {"repo": str(pre_commit.offered), "rev": pre_commit.revision, "hooks": [hook]}
    (pre_commit.site / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [repository]}))
    git(pre_commit.site, "add", ".pre-commit-config.yaml")
    output = pre_commit.run("run", "--all-files")
    assert FOUND in output
    assert "not installed" not in output
    (environment,) = pre_commit.home.glob("*/py_env-*")
    packages = {path.name.split("-")[0].lower() for path in environment.glob("lib/*/site-packages/*.dist-info")}
    assert {"mkdocs_doc_lint", "mkdocs_literate_nav"} <= packages
    assert not packages & {"nemo_run_docs", "nemo_run"}
