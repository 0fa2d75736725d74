"""Keep the copies of files: a build that cleans its folder moves there what it would copy again."""

import os
import shutil
from collections.abc import Callable

from quick_serve.reads import Stamp, stamp


class Copies:
    """The files that were copied into the folder of a site.

    A clean folder is empty: what the last build wrote is moved to another folder next to it, and a copy comes back when
    the build copies the same file to the same place. Files that were changed after they were copied do not.
    """

    def __init__(self) -> None:
        self._aside = ""
        self._site_dir = ""
        self._copied: dict[str, tuple[str, Stamp, Stamp]] = {}

    def clean(self, original: Callable[[str], None], directory: str) -> None:
        """Empty the folder of a site."""
        self.end()
        if not os.path.isdir(directory) or any(name.startswith(".") for name in os.listdir(directory)):
            original(directory)
            return
        self._site_dir, self._aside = os.path.abspath(directory), f"{os.path.abspath(directory)}.last"
        shutil.rmtree(self._aside, ignore_errors=True)
        os.rename(self._site_dir, self._aside)
        os.mkdir(self._site_dir, 0o700)

    def copy(self, original: Callable[[str, str], None], source: str, target: str) -> None:
        """Copy a file, or move the copy of the last build back."""
        now = stamp(source)
        if self._aside and target.startswith(self._site_dir + os.sep):
            last = self._aside + target[len(self._site_dir) :]
            if self._copied.get(target) == (source, now, stamp(last)):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.rename(last, target)
                return
        original(source, target)
        if os.path.isfile(target) and isinstance(now, tuple):
            # What changes the copy later gives it a later time than this.
            os.utime(target, ns=(now[0], now[0]))
            self._copied[target] = source, now, stamp(target)

    def end(self) -> None:
        """Delete what the build has not moved back."""
        if self._aside:
            shutil.rmtree(self._aside, ignore_errors=True)
        self._aside = ""
