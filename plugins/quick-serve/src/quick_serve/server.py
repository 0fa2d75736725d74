"""The server of MkDocs, which starts again when its code has changed and learns from Linux that a file has changed."""

import os
from typing import Any, ClassVar

import watchdog.events
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.observers import Observer

from quick_serve.process import Process

log = get_plugin_logger("quick-serve")

_LOCAL = {"bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "ramfs", "tmpfs", "xfs", "zfs"}
"""File systems on which no other machine can write: Linux reports each change of a file."""
_CHANGES = {"attrib", "created", "modified", "moved", "deleted"}
_DELAY = 0.05  # seconds without a change before a build starts: an editor may write a file in two steps


class Server(LiveReloadServer):
    """A server with live reload."""

    process: ClassVar[Process]

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self._build: Any = None

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Watch a path."""
        super().watch(path, func, recursive=recursive)
        self.process.watched = list(self._watched_paths)

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve the site until it is interrupted, or until its code has changed."""
        self.process.add_modules()
        self._build, self.builder = self.builder, self._build_or_stop
        self._use_notifications()
        # Nothing was watched during the first build, which takes long.
        self._want_rebuild = self.process.is_older_than(self._watched_paths)
        super().serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call]

    def _build_or_stop(self) -> None:
        """Build the site, or stop serving it, as Ctrl-C does, to start again with the code as it is now."""
        self.process.add_modules()
        if path := self.process.changed():
            log.info("%s has changed: starting again", os.path.relpath(path))
            self.process.is_out_of_date = True
            raise KeyboardInterrupt
        try:
            self._build()
        finally:
            self.process.add_modules()

    def _use_notifications(self) -> None:
        """Replace the observer that compares all files twice a second, where Linux reports their changes."""
        paths = [*self._watched_paths]
        if not all(_is_local(path) for path in paths):
            return
        observer = _Notifications()
        try:
            self._watch_refs = {
                path: observer.schedule(_Handler(path, self._notify), _folder(path), recursive=os.path.isdir(path))
                for path in paths
            }
            observer.start()
        except OSError as error:  # too many watched folders, for example
            log.info("Changes are looked for twice a second: %s", error)
            return
        self.observer, self.build_delay = observer, _DELAY

    def _notify(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()


class _Notifications(Observer):  # type: ignore[misc,valid-type]
    """An observer that is started before MkDocs starts it, to find out whether it can be."""

    def start(self) -> None:
        """Start the observer if it is not running."""
        if not self.is_alive():
            super().start()


class _Handler(watchdog.events.FileSystemEventHandler):
    """Passes on the changes of a file or of what is in a folder, not that one is read."""

    def __init__(self, path: str, notify: Any) -> None:
        self._file = None if os.path.isdir(path) else path
        self._notify = notify

    def on_any_event(self, event: watchdog.events.FileSystemEvent) -> None:
        """Notify of a change. A folder may be moved or deleted with its files."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type not in ("moved", "deleted")):
            return
        if self._file is None or self._file in (event.src_path, event.dest_path):
            self._notify()


def _folder(path: str) -> str:
    """Return the folder to watch for a path: an editor may replace a file by another."""
    return path if os.path.isdir(path) else os.path.dirname(path)


def _is_local(path: str) -> bool:
    """Return whether a path is on a file system that only this machine writes to."""
    try:
        with open("/proc/mounts", encoding="utf-8", errors="surrogateescape") as mounts:
            mounted = [line.split(" ")[1:3] for line in mounts]
    except OSError:
        return False
    real = os.path.realpath(path)
    holding = [(point, kind) for point, kind in mounted if f"{real}/".startswith(f"{point.rstrip('/')}/")]
    return bool(holding) and max(reversed(holding), key=lambda each: len(each[0]))[1] in _LOCAL
