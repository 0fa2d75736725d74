"""Read the TOML files of the site: the tables of programs, and what the search gets."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from text_files import read_text


def read_tables(file: Path) -> Mapping[str, Any]:
    """Return what a file has; nothing if it is not there.

    Raises:
        tomllib.TOMLDecodeError: The file is not TOML.
    """
    return _tables(read_text(file)) if file.is_file() else {}


@lru_cache(maxsize=256)  # `scripts/serve` reads all files after each change of one
def _tables(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text)
