"""What holds for every script and every file of the repository."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.examples.test_tables import TEMPLATE_PATH
from tests.scripts.conftest import ROOT, repository_files

SCRIPTS = sorted(path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and os.access(path, os.X_OK))
DOCUMENTS = ["README.md", "docs/README.md", "docs/BUILD_INSTRUCTIONS.md"]
TOP_LEVEL = {
    *(
        "docs",
        "mkdocs.yml",
        "search-synonyms.toml",
        "search-questions.toml",
        "plugins",
        "scripts",
        "tests",
        "pyproject.toml",
    ),
    *("README.md", "LICENSE"),
}

REGISTRY = re.compile(
    r"pyp[i]\.org|pythonhoste[d]\.|registry\.np[m]js|np[m]js\.(com|org)|(deb|security|ftp)\.debia[n]\.", re.IGNORECASE
)
MACHINE_PATH = re.compile(r"(?<![\w.\-/}])/(?:work|farm|root|tmp)(?=[/\s\"'`.,:;)\]]|$)", re.MULTILINE)


def _texts() -> list[tuple[Path, str]]:
    read = [(path, (ROOT / path).read_bytes()) for path in repository_files()]
    return [(path, data.decode("utf-8", "replace")) for path, data in read if b"\0" not in data]


@pytest.mark.parametrize("script", SCRIPTS)
def test_help_says_what_the_script_does(script: str, tmp_path: Path) -> None:
    done = subprocess.run([ROOT / "scripts" / script, "--help"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    usage, *rest = done.stdout.strip().splitlines()
    assert usage.lower().startswith(f"usage: scripts/{script}")
    assert any(line.strip().endswith((".", ":")) for line in rest), "a sentence on what it does"


@pytest.mark.parametrize("script", ["build", "check", "draw", "fresh", "install", "release", "slurm"])
def test_an_unknown_option_is_refused(script: str) -> None:
    done = subprocess.run([ROOT / "scripts" / script, "--no-such"], capture_output=True, text=True)
    assert done.returncode == 2
    assert f"usage: scripts/{script}" in done.stderr


def test_the_top_level_holds_nothing_else() -> None:
    names = {path.parts[0] for path in repository_files()}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


def test_no_file_holds_the_address_of_a_package_registry() -> None:
    assert [str(path) for path, text in _texts() if REGISTRY.search(text)] == []


def test_no_file_holds_a_path_of_the_machine() -> None:
    texts = [(path, TEMPLATE_PATH.sub("", text) if path.suffix == ".out" else text) for path, text in _texts()]
    found = [f"{path}: {match[0]}" for path, text in texts for match in MACHINE_PATH.finditer(text)]
    assert found == []


@pytest.mark.parametrize("folder", ["farm", "root", "tmp", "work"])
@pytest.mark.parametrize("form", ["see {}/x", '"{}"', "cd {}\n", "<code>{}/job</code>"])
def test_a_path_of_the_machine_is_recognised(folder: str, form: str) -> None:
    assert MACHINE_PATH.search(form.format(f"/{folder}"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_of_the_documents_exist(document: str) -> None:
    blocks = re.findall(r"^ *```bash\n(.*?)^ *```", (ROOT / document).read_text(), re.MULTILINE | re.DOTALL)
    words = {_program(line) for block in blocks for line in block.splitlines() if line.strip()} - {"source"}
    assert words
    search = f"{ROOT / '.venv/bin'}:{os.environ['PATH']}"
    assert [word for word in words if not shutil.which(ROOT / word if "/" in word else word, path=search)] == []


def _program(line: str) -> str:
    """Return the program that a command line starts, behind the variables it sets."""
    return next(word for word in shlex.split(line, comments=True) if not re.match(r"\w+=", word))


def test_ci_calls_the_commands_of_the_readme() -> None:
    text = (ROOT / ".ci/run").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    parts = re.findall(r'^part "[^"]+" (.+)$', text, re.MULTILINE)
    for command in ("scripts/install --tools", "scripts/test --all"):
        assert any(part.split(" --skipped-in ")[0] == command for part in parts)
        assert re.search(rf"^{command}$", readme, re.MULTILINE)
    bare, rest = 'scripts/fresh debian12 --reports "$reports"', 'scripts/test --all --skipped-in "$reports"'
    assert parts.index(bare) < parts.index(rest)


def test_a_bare_machine_needs_root_and_debootstrap() -> None:
    """The daemons' folders, where debootstrap is, are not on this PATH."""
    done = subprocess.run([ROOT / "scripts/fresh"], env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True)
    assert done.returncode == 2
    assert "debootstrap is missing" in done.stderr or "needs root" in done.stderr


@pytest.mark.parametrize("workflow", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=lambda path: path.stem)
def test_workflows_run_scripts_of_the_repository(workflow: Path) -> None:
    jobs = yaml.safe_load(workflow.read_text())["jobs"]
    steps = [step["run"] for job in jobs.values() for step in job.get("steps", []) if "run" in step]
    runs = [command for command in steps if not command.startswith(("apt-get ", "git ", "test "))]
    assert runs
    unknown = [command for command in runs if not shutil.which(ROOT / command.split()[0])]
    if "setup-python" in workflow.read_text():  # brings pip and python
        unknown = [command for command in unknown if not _runs_python(command)]
    assert unknown == []


def _runs_python(command: str) -> bool:
    program, first, *_ = command.split()
    return program == "pip" or (program == "python" and (first == "-m" or (ROOT / first).is_file()))
