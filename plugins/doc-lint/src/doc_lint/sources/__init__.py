"""Read a `Site`: from a MkDocs build, from source files, or from the cache."""


class SourceError(Exception):
    """A site can't be read. The message names the file and what to do."""
