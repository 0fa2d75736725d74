"""Write files so that a full disk or a killed process leaves the old content."""

import contextlib
import os
import stat
from pathlib import Path

from doc_lint.sources import SourceError


def replace_file(file: Path, content: bytes | bytearray, *, durable: bool = True) -> None:
    """Replace a file in one step: readers, and the disk after a crash, have the old content or the new one.

    The file keeps its mode. If it is a symbolic link, its target is replaced. A process that is killed can leave a
    temporary file with the suffix `.tmp` in the same folder.

    Args:
        file: The file, which need not exist.
        content: The new content.
        durable: Whether the content is on the disk when this returns. Without it, a power failure can leave a damaged
            file, which is enough for files that are checked when they are read.

    Raises:
        OSError: If the content cannot be written. The file is then unchanged.
    """
    file = Path(os.path.realpath(file))
    mode = _mode(file)
    part = file.parent / f".{file.name[:100]}.{os.urandom(8).hex()}.tmp"
    try:
        with part.open("xb") as opened:
            opened.write(content)
            if mode is not None:
                part.chmod(mode)
            opened.flush()
            if durable:
                os.fsync(opened.fileno())
        part.replace(file)
    except BaseException:  # an interrupted run must not leave the temporary file either
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    if durable:
        _sync_folder(file.parent)


def write_or_explain(file: Path, content: bytes) -> None:
    """Replace a file.

    Raises:
        SourceError: If the content cannot be written, with what became of the file.
    """
    try:
        replace_file(file, content)
    except OSError as error:
        kept = "its content is unchanged" if file.exists() else "it was not created"
        raise SourceError(f"{file}: cannot be written: {error.strerror or error}; {kept}") from None


def _mode(file: Path) -> int | None:
    """Return the mode of a file; `None` if there is no file.

    Raises:
        OSError: If it is not a regular file, or read-only: a new file in its place would circumvent that.
    """
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(None, "it is not a regular file")
    if not os.access(file, os.W_OK):
        raise PermissionError(None, "it is read-only")
    return stat.S_IMODE(found.st_mode)


def _sync_folder(folder: Path) -> None:
    """Write the entries of a folder to the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
