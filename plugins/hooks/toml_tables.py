"""Read the TOML files of the site: the tables of programs, and what the search gets."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kept import kept
from text_files import read_text


def read_tables(file: Path) -> Mapping[str, Any]:
    """Return what a file has; nothing if it is not there.

    Raises:
        tomllib.TOMLDecodeError: The file is not TOML.
    """
    return _tables(read_text(file)) if file.is_file() else {}


@kept
def _tables(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text)
