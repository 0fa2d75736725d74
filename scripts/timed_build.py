"""Runs a module with its arguments, and writes what doc-lint took in this process to a file.

python scripts/timed_build.py FILE mkdocs build
"""

from __future__ import annotations

import atexit
import runpy
import sys
import time
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def time_doc_lint(into: Path) -> None:
    """Measure what doc-lint takes in this process, by its events and its import, and write it when the process ends."""
    import mkdocs.commands.build
    import mkdocs.config.defaults  # noqa: F401 - both are a part of every build

    taken = [0.0]
    start = time.process_time()
    from doc_lint.mkdocs.plugin import DocLintPlugin

    taken[0] += time.process_time() - start

    def timed(event: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(event)
        def run(*arguments: Any, **keywords: Any) -> Any:
            start = time.process_time()
            try:
                return event(*arguments, **keywords)
            finally:
                taken[0] += time.process_time() - start

        return run

    for name, value in [*vars(DocLintPlugin).items()]:
        if name == "load_config" or name.startswith("on_"):
            setattr(DocLintPlugin, name, timed(value))
    atexit.register(lambda: into.write_text(str(taken[0]), "utf-8"))


if __name__ == "__main__":
    time_doc_lint(Path(sys.argv[1]))
    sys.argv = sys.argv[2:]
    sys.path[0] = ""
    runpy.run_module(sys.argv[0], run_name="__main__")
