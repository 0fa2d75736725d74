"""Read files that a site names, whatever they are: a pipe or a device would block forever or never end."""

import errno
import os
import stat
from pathlib import Path

NOT_UTF8 = "its name is not UTF-8; rename it, or set PYTHONUTF8=1 if the locale is not UTF-8"
_NO_FILE = {errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL}
_SPECIAL = "it is not a regular file"
_LARGEST = 100_000_000  # bytes; a page needs about ten times its size of memory
_LARGE = "it is larger than 100 MB"


def read_file(path: Path | str) -> bytes:
    """Return the content of a regular file.

    Raises:
        FileNotFoundError: If there is no such file, or no system could have one of that name.
        OSError: If it cannot be read, is larger than 100 MB, or is a pipe, a device or a socket.
    """
    try:
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    except ValueError:  # a null character
        raise FileNotFoundError(path) from None
    except OSError as error:
        if error.errno in _NO_FILE:
            raise FileNotFoundError(path) from None
        if error.errno == errno.ENXIO:
            raise OSError(error.errno, _SPECIAL) from None  # a socket
        raise
    try:
        status = os.fstat(opened)
        if stat.S_ISDIR(status.st_mode):
            raise FileNotFoundError(path)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, _SPECIAL)
        if status.st_size > _LARGEST:
            raise OSError(errno.EFBIG, _LARGE)
        with os.fdopen(opened, "rb", buffering=0, closefd=False) as file:
            return file.readall()
    finally:
        os.close(opened)


def defect_of(path: str, *, is_page: bool = False) -> str:
    """Return why a file that MkDocs will read or copy cannot be read; an empty string if it is a regular file.

    Args:
        path: Path of the file.
        is_page: Whether doc-lint reads it, too, and it has a limit.
    """
    try:
        path.encode()
        status = os.stat(path)
    except UnicodeEncodeError:
        return NOT_UTF8
    except OSError as error:
        return str(error.strerror)
    if not stat.S_ISREG(status.st_mode):
        return _SPECIAL
    return _LARGE if is_page and status.st_size > _LARGEST else ""
