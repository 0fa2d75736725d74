"""Read the baseline of a site from its file."""

import os
from pathlib import Path

from doc_lint import baseline
from doc_lint.site import Accepted
from doc_lint.sources import SourceError


def read_baseline(name: str | Path, root: Path) -> tuple[Accepted, ...]:
    """Return what a baseline accepts; its locations are relative to the folder of the configuration.

    Args:
        name: The file, relative to the root; empty for none.
        root: The folder of the configuration file.

    Raises:
        SourceError: Where it is missing or broken.
    """
    if not name:
        return ()
    file = root / name
    shown = os.path.relpath(file)
    try:
        data = file.read_bytes()
    except OSError as error:
        why = "no such file" if isinstance(error, FileNotFoundError) else str(error.strerror)
        raise SourceError(f"{shown}: {why}; write the baseline first: doc-lint baseline {shown}") from None
    try:
        return baseline.read(data, os.path.relpath(file, root).replace(os.sep, "/"))
    except baseline.BaselineError as error:
        raise SourceError(str(error)) from None
