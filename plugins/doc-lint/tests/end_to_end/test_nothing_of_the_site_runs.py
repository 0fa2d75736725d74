"""With `--no-plugins`, a hostile site runs no code: SECURITY.md promises it."""

import subprocess

import pytest

from tests.conftest import Make, Outcome, Project

CODE = "import pathlib\npathlib.Path(__file__).with_suffix('.ran').touch()\n"
SITE = {
    "mkdocs.yml": """\
hooks: [hook.py]
plugins:
  - gen-files: {scripts: [generate.py]}
  - macros: {module_name: macros}
  - doc-lint: {package: shop, select: [all]}
markdown_extensions:
  - own_extension
  - toc:
      slugify: !!python/name:own_slugs.slugify
  - pymdownx.emoji:
      emoji_index: !!python/object/apply:own_slugs.index []
""",
    "docs/index.md": "# Home\n\n```python\nimport shop\n\nshop.Cart(colour=1)\n```\n\n{{ macro() }}\n",
}
FILES = ["hook", "generate", "macros", "own_extension", "own_slugs", "sitecustomize", "yaml", "click", "griffe"]
SITE |= {f"{name}.py": CODE for name in [*FILES, "src/shop/__init__", "conftest", "setup"]}


def ran(project: Project) -> list[str]:
    return sorted(path.relative_to(project.root).as_posix() for path in project.root.rglob("*.ran"))


@pytest.fixture
def hostile(project: Make) -> Project:
    return project(SITE)


def check(project: Project, *options: str) -> Outcome:
    """Run the command as users do; `python -m` would put the folder of the site first on Python's path."""
    return project.run("doc_lint", "check", *options, python=["-P"])


def test_check_without_plugins_runs_nothing_of_the_site(hostile: Project) -> None:
    outcome = check(hostile, "--no-plugins")
    assert outcome.code in (0, 1), outcome.output
    assert ran(hostile) == []


def test_check_with_plugins_runs_its_hooks(project: Make) -> None:
    made = project({"mkdocs.yml": "hooks: [hook.py]\n", "hook.py": CODE, "docs/index.md": "# Home\n"})
    check(made)
    assert ran(made) == ["hook.ran"]


def test_modules_of_the_old_revision_are_not_imported(hostile: Project) -> None:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    for command in (["init", "--quiet"], ["add", "."], [*identity, "commit", "--quiet", "-m", "Add all"]):
        subprocess.run(["git", *command], cwd=hostile.root, check=True)
    outcome = check(hostile, "--no-plugins", "--since", "HEAD")
    assert outcome.code == 0, outcome.output
