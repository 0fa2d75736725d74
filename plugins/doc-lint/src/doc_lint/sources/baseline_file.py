"""Read the baseline of a site from its file."""

import os
from pathlib import Path

from doc_lint import baseline
from doc_lint.site import Accepted
from doc_lint.sources import SourceError
from doc_lint.sources.files.read_file import read_file


def read_baseline(name: str | Path, root: Path) -> tuple[Accepted, ...]:
    """Return the entries of a baseline. Their locations are relative to the folder of the configuration file.

    Args:
        name: Path of the file relative to the root, or an empty string for no baseline.
        root: The folder of the configuration file.

    Raises:
        SourceError: If the file is missing or invalid.
    """
    if not name:
        return ()
    file = root / name
    shown = os.path.relpath(file)
    try:
        data = read_file(file)
    except OSError as error:
        why = "no such file" if isinstance(error, FileNotFoundError) else str(error.strerror)
        raise SourceError(f"{shown}: {why}; write the baseline first: doc-lint baseline {shown}") from None
    try:
        return baseline.read(data, os.path.relpath(file, root).replace(os.sep, "/"))
    except baseline.BaselineError as error:
        raise SourceError(str(error)) from None
