"""What the programs and the Python blocks of the pages are, counted and looked up."""

import ast
import json
from collections import Counter
from pathlib import Path

from tests.examples.code import blocks
from tests.examples.tables import EXAMPLES, Example, load
from tests.examples.test_tables import PAGES


def kinds() -> Counter[str]:
    """Counts the Python blocks of the pages by kind.

    `unchecked` are programs without a table, and code that does not parse. A `fragment` stands in the page
    itself: it parses, and what it calls exists.
    """
    tables = {example.path.read_text("utf-8").strip(): example.table.kind for example in load()}
    found: Counter[str] = Counter()
    for page in PAGES:
        if page.name in {"README.md", "BUILD_INSTRUCTIONS.md"}:
            continue  # not published
        for block in blocks(page):
            code = block.code.strip()
            found[tables.get(code, "unchecked") if block.included else "fragment" if parses(code) else "unchecked"] += 1
    return found


def table() -> dict[str, object]:
    """The blocks by kind, as a table for `doc-lint review --table`."""
    return {
        "title": "Python blocks by how they are checked",
        "note": "`fragment` is code in the page itself: it parses, and what it calls exists. The others are programs.",
        "columns": ["Kind", "Blocks"],
        "rows": [[kind, str(number)] for kind, number in kinds().most_common()],
    }


def parses(code: str) -> bool:
    """Whether `code` is Python."""
    try:
        ast.parse(code)
    except SyntaxError:
        return False
    return True


def names_used(program: Path) -> set[str]:
    """The names of nemo_run that a program uses, as `run.NAME` or imported."""
    nodes = list(ast.walk(ast.parse(program.read_text("utf-8"))))
    attributes = [node for node in nodes if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "run"]
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "nemo_run"]
    return {node.attr for node in attributes} | {alias.name for node in imports for alias in node.names}


def running(*sections: str) -> list[Example]:
    """The Python programs that run, in the folders of `sections`."""
    folders = [EXAMPLES / section for section in sections]
    return [
        example
        for example in load()
        if example.path.suffix == ".py"
        and example.table.kind != "static"
        and any(example.path.is_relative_to(folder) for folder in folders)
    ]


if __name__ == "__main__":
    print(json.dumps(table()))
