"""Find the names under which pages import the documented package, such as `np`."""

import ast
from collections.abc import Iterable, Sequence

from doc_lint.facts.code.snippets import PythonBlocks, Snippet
from doc_lint.kept import kept
from doc_lint.site import Page


def import_aliases(pages: Iterable[Page], snippets: PythonBlocks, package: str) -> dict[str, str]:
    """Return the names under which pages import the package, except names that also mean something else."""
    names = [_imported(page, snippets[page.path], package) for page in pages]
    others = {name for _, found in names for name in found}
    return {name: package for found, _ in names for name in found if name not in others}


@kept
def _imported(page: Page, blocks: Sequence[Snippet], package: str) -> tuple[list[str], set[str]]:  # noqa: ARG001
    """Return the names under which a page imports the package, and the other names that it imports."""
    found: list[str] = []
    others: set[str] = set()
    for snippet in blocks:
        for node in snippet.nodes if " as " in snippet.text else ():
            for name in node.names if isinstance(node, ast.Import | ast.ImportFrom) else ():
                if isinstance(node, ast.Import) and name.name == package:
                    found.append(name.asname or package)
                else:
                    others.add(name.asname or name.name)
    return found, others
