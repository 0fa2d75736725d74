"""Publish what a server has built before other work on it ends. MkDocs has no public name for this."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.livereload import LiveReloadServer

_USED = ("builder", "_epoch_cond", "_visible_epoch", "_wanted_epoch")


def publish_before(server: "LiveReloadServer", work: "Callable[[Callable[[], None]], None]") -> bool:
    """Let a server do some work after each build, before which it publishes the pages.

    While its builder runs, MkDocs holds back requests for pages, and reloads browsers only when it returns. That this
    happens again then changes nothing: the version is the same. The work is a part of the builder because it needs the
    main thread, where time limits work and Ctrl-C ends it.

    Args:
        server: The server.
        work: The work. It gets a function that publishes the pages.

    Returns:
        Whether the server is one that can do this. Otherwise, it is unchanged.
    """
    if not all(hasattr(server, name) for name in _USED):
        return False
    builder = server.builder

    def publish() -> None:
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch
            server._epoch_cond.notify_all()

    def build() -> None:
        builder()
        work(publish)

    server.builder = build
    return True
