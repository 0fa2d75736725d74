"""Keep the messages that a step logs, to log them again when its result is used again."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Messages = list[tuple[str, int, str]]
"""Logger, level and text of each."""


@contextmanager
def messages() -> Iterator[Messages]:
    """Collect what the code of the block logs, before any filter sees it."""
    found: Messages = []
    original = logging.getLogRecordFactory()

    def factory(*arguments: Any, **keywords: Any) -> logging.LogRecord:
        record = original(*arguments, **keywords)
        found.append((record.name, record.levelno, record.getMessage()))
        return record

    logging.setLogRecordFactory(factory)
    try:
        yield found
    finally:
        logging.setLogRecordFactory(original)


def log_again(found: Messages) -> None:
    """Log messages again."""
    for name, level, text in found:
        logging.getLogger(name).log(level, "%s", text)
