"""The `doc-lint explain` command."""

from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from doc_lint import renames, rules
from doc_lint.cli.main import exit_on_error
from doc_lint.explain import explain
from doc_lint.rules import Rule


@click.command("explain")
@click.argument("name")
def command(name: str) -> None:
    """Print the documentation of the rule NAME."""
    name = renames.current(name)
    click.echo(explain(_own_rule(name) or _any_rule(name)), nl=False)


def _own_rule(name: str) -> Rule | None:
    """Return a rule of doc-lint without importing any other; `None` if it has no rule of this name."""
    function = name.replace("-", "_")
    folders = Path(rules.__file__).parent.iterdir()
    family = next((folder.name for folder in folders if function in _modules(folder)), None)
    if family is None:
        return None
    rule: Rule = getattr(import_module(f"doc_lint.rules.{family}.{function}"), function)
    return rule if rule.name == name else None


def _modules(folder: Path) -> set[str]:
    """Return the names of the modules in the folder of a family."""
    files = folder.iterdir() if folder.is_dir() else ()
    return {file.stem for file in files if file.suffix == ".py" and not file.stem.startswith("_")}


def _any_rule(name: str) -> Rule:
    """Return the rule of this name, of doc-lint or another package."""
    from doc_lint.options import all_rules

    with exit_on_error():
        known = {rule.name: rule for rule in all_rules()}
    if name not in known:
        near = get_close_matches(name, known, n=1)
        raise click.UsageError(f"unknown rule `{name}`" + (f"; did you mean `{near[0]}`?" if near else ""))
    return known[name]
