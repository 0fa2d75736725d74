"""Write a page for each rule, one for each family and one for all into doc-lint's site; mkdocs-gen-files runs it."""

import importlib
import re
from itertools import groupby

import mkdocs_gen_files
import yaml
from mkdocs.structure.files import InclusionLevel
from mkdocs_gen_files.editor import FilesEditor

from doc_lint import RULES, Rule
from doc_lint.explain import explain


def main() -> None:
    """Write all pages and their nav, in reading order."""
    families = {name: list(rules) for name, rules in groupby(RULES, key=lambda rule: rule.family)}
    write("rules/index.md", rules_page(families))
    nav = ["- [Rules](index.md)"]
    for family, rules in families.items():
        write(f"rules/{family}/index.md", family_page(family, rules))
        nav.append(f"- [{family.capitalize()}]({family}/index.md)")
        for rule in rules:
            write(f"rules/{family}/{rule.name}.md", rule_page(rule))
            nav.append(f"    - [{rule.name}]({family}/{rule.name}.md)")
    write("rules/SUMMARY.md", "\n".join(nav))
    exclude("rules/SUMMARY.md")


def rules_page(families: dict[str, list[Rule]]) -> str:
    """Return the page that lists the families."""
    return landing(
        {
            "description": "All rules of doc-lint by family, with what each family checks and how many rules it has.",
            "purpose": "Look up the rule that a finding names, or find one to turn on.",
            "audience": "Writers who fix findings, and maintainers who choose rules.",
            "prerequisites": [{"page": "../first-use.md", "text": "doc-lint runs on your site"}],
            "next_steps": [{"page": "../configuration.md", "text": "Choose rules and set their options."}],
        },
        title="Rules",
        intro="A rule has the same name in findings, in the configuration and on these pages. "
        "`doc-lint explain NAME` shows its page in the terminal.",
        column="Family",
        rows={f"[{name}]({name}/index.md) ({len(rules)})": about(name) for name, rules in families.items()},
    )


def family_page(family: str, rules: list[Rule]) -> str:
    """Return the page that lists the rules of a family."""
    return landing(
        {
            "description": f"The rules of doc-lint's family {family}: {', '.join(rule.name for rule in rules)}."[:160],
            "purpose": "Choose rules of this family.",
            "audience": "Maintainers who choose rules for their site.",
            "prerequisites": [{"page": "../../first-use.md", "text": "doc-lint runs on your site"}],
            "next_steps": [{"page": f"{rules[0].name}.md", "text": "Read the first rule."}],
        },
        title=family.capitalize(),
        intro=about(family),
        column="Rule",
        rows={f"[{rule.name}]({rule.name}.md)": summary(rule) for rule in rules},
    )


def landing(fields: dict[str, object], *, title: str, intro: str, column: str, rows: dict[str, str]) -> str:
    """Return a landing page: its fields, an introduction, and a table of the pages below it."""
    table = "".join(f"| {name} | {text} |\n" for name, text in rows.items())
    return f"{front_matter(fields)}# {title}\n\n{intro}\n\n| {column} | What it checks |\n| --- | --- |\n{table}"


def front_matter(fields: dict[str, object]) -> str:
    """Return a YAML block."""
    return f"---\n{yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000)}---\n"


def rule_page(rule: Rule) -> str:
    """Return the page of one rule: its docstring, with include markers escaped, because they are examples.

    Markdown knows no `encoding` of a fence, and would read its content as the page's.
    """
    text = re.sub(r'^(```.*) encoding="[^"]+"$', r"\1", explain(rule), flags=re.MULTILINE)
    return front_matter({"description": summary(rule)}) + text.replace("--8<--", ";--8<--")


def about(family: str) -> str:
    """Return what a family checks: the docstring of its package."""
    return (importlib.import_module(f"doc_lint.rules.{family}").__doc__ or "").strip()


def summary(rule: Rule) -> str:
    """Return the first line of a rule's documentation."""
    return rule.doc.splitlines()[0]


def write(path: str, text: str) -> None:
    """Add a page to the build."""
    with mkdocs_gen_files.open(path, "w") as file:
        file.write(text)


def exclude(path: str) -> None:
    """Keep a nav file out of the site. literate-nav still reads it; `exclude_docs` ignores generated files."""
    file = FilesEditor.current().files.get_file_from_path(path)
    if file is not None:
        file.inclusion = InclusionLevel.EXCLUDED


main()
