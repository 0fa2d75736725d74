"""The Git repository of a site, as far as it says which files Git ignores."""

from msgspec import Struct


class IgnoreFile(Struct, frozen=True):
    """The patterns of one folder.

    Attributes:
        folder: Path of the folder, relative to the repository; empty for its root.
        lines: The lines of its `.gitignore`, after those of `.git/info/exclude` in the root of a repository.
        is_root: Whether the folder is the root of a repository. The patterns of folders above it don't apply.
    """

    folder: str
    lines: tuple[str, ...] = ()
    is_root: bool = False


class Repository(Struct, frozen=True):
    """A Git repository.

    Attributes:
        root: Path of the folder of the configuration file, relative to the repository; empty if it is the same folder.
        docs: Path of the docs folder, relative to the repository.
        ignore_files: The patterns that may apply to files of the site; that of the repository's root is first.
    """

    root: str
    docs: str
    ignore_files: tuple[IgnoreFile, ...]
