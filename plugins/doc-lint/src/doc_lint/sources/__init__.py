"""Read a `Site`: from a MkDocs build, from source files, or from the cache."""


class SourceError(Exception):
    """A site can't be read. The message names the file and what to do.

    Attributes:
        line: Line of the configuration file; 0 if the error is elsewhere, or its line is unknown.
    """

    def __init__(self, message: str, line: int = 0):
        super().__init__(message)
        self.line = line
