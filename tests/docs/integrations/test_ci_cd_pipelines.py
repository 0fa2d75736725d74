"""The files of the page for five CI systems have the form that each system publishes, and do the same four steps.

The schemas are those that check-jsonschema brings along. Jenkins publishes none: its file is parsed as Groovy, and its
sections are held to the list in the reference of the declarative syntax.
"""

import subprocess
import sys
from pathlib import Path

import pytest
import tree_sitter_groovy
from tree_sitter import Language, Node, Parser

ROOT = Path(__file__).parents[3]
FILES = ROOT / "docs/examples/integrations/ci-cd-pipelines"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
OPTIONS = {
    "github-actions.yml": ["vendor.github-workflows"],
    "gitlab-ci.yml": ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
    "circleci.yml": ["vendor.circle-ci"],
    "azure-pipelines.yml": [
        "vendor.azure-pipelines",
        *("--data-transform", "azure-pipelines"),
        *("--regex-variant", "nonunicode"),  # the schema's own patterns are not Unicode ones
    ],
}
PINS = 'pip install "nemo-run==0.11.1" "leptonai<0.47"'
SECTIONS = {"agent", "environment", "options", "parameters", "post", "stages", "tools", "triggers"}
STAGE = {"agent", "environment", "options", "post", "steps", "tools", "when"}
CONDITIONS = {"always", "changed", "cleanup", "failure", "fixed", "regression", "success", "unstable"}


def validate(file: Path, options: list[str]) -> str:
    """Returns what check-jsonschema has against `file`, or nothing."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *options, str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    return done.stdout + done.stderr if done.returncode else ""


def parsed(text: str) -> Node:
    return Parser(Language(tree_sitter_groovy.language())).parse(text.encode()).root_node


def blocks(node: Node) -> dict[str, Node]:
    """Returns the statements directly in a block of Groovy, by the word that each begins with."""
    found = {}
    for child in node.named_children:
        inner = child.named_children[0] if child.type == "expression_statement" else child
        word = inner.named_children[0]
        if word.text:
            found[word.text.decode()] = inner
    return found


def body(statement: Node) -> Node:
    return next(child for child in reversed(statement.named_children) if child.type == "closure")


@pytest.mark.parametrize("name", OPTIONS)
def test_a_file_has_the_form_that_its_system_publishes(name: str) -> None:
    assert validate(FILES / name, OPTIONS[name]) == ""


@pytest.mark.parametrize(
    ("name", "line", "wrong"),
    [
        ("github-actions.yml", "runs-on:", "run-on:"),
        ("gitlab-ci.yml", "when: always", "when: ever"),
        ("circleci.yml", "docker:", "image:"),
        ("azure-pipelines.yml", "- script: python", "- scripts: python"),
    ],
)
def test_a_wrong_file_is_noticed(name: str, line: str, wrong: str, tmp_path: Path) -> None:
    text = (FILES / name).read_text("utf-8")
    assert line in text
    (tmp_path / name).write_text(text.replace(line, wrong), "utf-8")
    assert validate(tmp_path / name, OPTIONS[name])


def test_the_jenkinsfile_is_groovy_with_the_sections_of_a_declarative_pipeline() -> None:
    root = parsed((FILES / "Jenkinsfile").read_text("utf-8"))
    assert not root.has_error
    sections = blocks(body(blocks(root)["pipeline"]))
    assert {"agent", "stages"} <= sections.keys() <= SECTIONS
    assert blocks(body(sections["post"])).keys() <= CONDITIONS
    stage = blocks(body(blocks(body(sections["stages"]))["stage"]))
    assert {"steps"} <= stage.keys() <= STAGE


def test_a_broken_jenkinsfile_does_not_parse() -> None:
    text = (FILES / "Jenkinsfile").read_text("utf-8")
    assert parsed(text.replace("steps {", "steps", 1)).has_error


@pytest.mark.parametrize("name", [*OPTIONS, "Jenkinsfile"])
def test_every_file_installs_the_pins_runs_the_gate_and_keeps_the_records(name: str) -> None:
    text = (FILES / name).read_text("utf-8")
    for words in (PINS, "python gate.py", ".nemo_run/experiments", "NEMORUN_HOME"):
        assert words in text


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_the_workflows_of_this_repository_have_the_published_form(file: Path) -> None:
    assert validate(file, OPTIONS["github-actions.yml"]) == ""


def test_this_repository_uses_the_workflow_that_the_page_shows() -> None:
    shown = (FILES / "github-actions.yml").read_text("utf-8")
    place = "docs/examples/integrations/ci-cd-pipelines/gate.py"
    assert (ROOT / place).exists()
    used = (ROOT / ".github/workflows/experiment.yml").read_text("utf-8")
    assert used == shown.replace("python gate.py", f"python {place}")
