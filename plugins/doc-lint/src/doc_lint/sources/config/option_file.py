"""Options of doc-lint in `doc-lint.toml` or in `pyproject.toml`, for folders and for sites of any generator."""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from doc_lint.option_values import OptionError
from doc_lint.options import Options, read_options
from doc_lint.renames import current_keys
from doc_lint.sources import SourceError
from doc_lint.sources.config.lines import OptionLines, line_of, option_lines
from doc_lint.sources.config.toml_lines import toml_lines
from doc_lint.sources.files.read_file import read_file

_TABLES: Mapping[str, tuple[str, ...]] = {"doc-lint.toml": (), "pyproject.toml": ("tool", "doc-lint")}
"""The files that may set options, with the keys of the table in each."""


class OptionFile(Struct, frozen=True):
    """A file that sets options of doc-lint.

    Attributes:
        path: The file.
        values: The options, as written.
        lines: The line of each option, by the keys that lead to it, with current names.
    """

    path: Path
    values: Mapping[str, Any]
    lines: OptionLines

    @property
    def place(self) -> str:
        """The path and the line of the table, for messages."""
        return f"{shown(self.path)}:{line_of(self.lines, ())}"

    def options(self) -> Options:
        """Return the options. A relative baseline is relative to the file.

        Raises:
            SourceError: If an option is invalid, with its line.
        """
        try:
            options = read_options(self.values)
        except OptionError as error:
            option = f"option '{'.'.join(error.keys)}': " if error.keys else ""
            raise SourceError(
                f"{shown(self.path)}:{line_of(self.lines, error.keys)}: {option}{error.message}"
            ) from None
        if not options.baseline:
            return options
        return replace(options, baseline=str(self.path.parent / options.baseline))


def find_option_file(folder: Path, *, upwards: bool = True) -> OptionFile | None:
    """Return the file that sets options for a site: that of the closest folder.

    Args:
        folder: The folder of the site's configuration file, or a folder of Markdown.
        upwards: Whether to look in the folders above as well, up to the root of the repository.

    Raises:
        SourceError: If a file cannot be read, or both files of a folder set options.
    """
    folder = folder.resolve()
    for place in (folder, *folder.parents) if upwards else (folder,):
        found = [file for name in _TABLES if (file := _read(place / name)) is not None]
        if len(found) > 1:
            raise SourceError(_set_twice(*(file.place for file in found)))
        if found:
            return found[0]
        if (place / ".git").exists():
            break
    return None


def read_site_options(given: object, config: Path) -> tuple[Options, OptionFile | None]:
    """Return the options of a site, and the file that sets them unless it is the configuration file.

    Args:
        given: The options in the configuration file. They are closer than those in a folder above.
        config: The configuration file.

    Raises:
        OptionError: If an option in the configuration file is invalid.
        SourceError: If an option in another file is invalid, or both files set options.
    """
    file = find_option_file(config.parent, upwards=not given)
    if file is None:
        return read_options(given), None
    if given:
        lines = option_lines(config.read_text("utf-8", errors="replace"))
        raise SourceError(_set_twice(file.place, f"{shown(config)}:{line_of(lines, ())}"))
    return file.options(), file


def _set_twice(first: str, second: str) -> str:
    return f"{first}: options of doc-lint are also set in {second}; keep them in one of the two files"


def shown(path: Path) -> str:
    """Return a path for messages, relative to the current folder."""
    return os.path.relpath(path).replace(os.sep, "/")


def _read(path: Path) -> OptionFile | None:
    """Return a file, or `None` if it does not exist or has no table of doc-lint."""
    try:
        data = read_file(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SourceError(f"{shown(path)}: cannot be read: {error.strerror}") from None
    table = _TABLES[path.name]
    if table and b"doc-lint" not in data:
        return None
    try:
        text = data.decode("utf-8-sig")
        values: Any = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SourceError(f"{shown(path)}: not UTF-8 (byte {error.start}); save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column \d+\)$", str(error))
        line = f":{where[1]}" if where else ""
        what = str(error)[: where.start() if where else None].strip()
        raise SourceError(f"{shown(path)}{line}: {what}; fix the TOML") from None
    except ValueError:  # Python's limit on the digits of a number
        raise SourceError(f"{shown(path)}: it has a number with too many digits; fix the TOML") from None
    except RecursionError:
        raise SourceError(f"{shown(path)}: it has too many levels; fix the TOML") from None
    for key in table:
        values = values.get(key) if isinstance(values, dict) else None
    if values is None:
        return None
    lines = toml_lines(text.replace("\r\n", "\n"), table)
    return OptionFile(path, values, {current_keys(keys): line for keys, line in lines.items()})
