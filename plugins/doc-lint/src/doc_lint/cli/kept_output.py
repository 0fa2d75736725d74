"""Keep what a run printed, so that the same run can print it again without linting."""

from pathlib import Path

from doc_lint import report_cache
from doc_lint.cli import last_run
from doc_lint.cli.load import CONFIG_NAMES, Loaded
from doc_lint.cli.main import Call
from doc_lint.sources.config import raw_config


def keep(call: Call, loaded: Loaded, code: int, output: str, note: str) -> None:
    """Keep the output of this run, if what it depends on is known, and the cache is in the current folder.

    Args:
        call: The call of the program.
        loaded: The site.
        code: The exit code.
        output: The standard output.
        note: What was written to standard error.
    """
    cache, site = loaded.cache, loaded.site
    if call.inputs is None or cache is None or cache.state([report_cache.NAME]) is None:
        return
    if loaded.root.resolve() == Path.cwd() and loaded.from_files and site.package is None:
        files = (str(loaded.docs / path) for path in (*site.files, *site.unpublished))
        git = (str(folder / ".git") for folder in (Path.cwd(), *Path.cwd().parents))
        looked_up = (*CONFIG_NAMES, *git, *files, *call.arguments)
        last_run.keep(call.arguments, code, output, call.inputs, looked_up, variables=raw_config.variables, note=note)
