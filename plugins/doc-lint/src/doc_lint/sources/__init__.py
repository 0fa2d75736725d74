"""Where a `Site` comes from: a MkDocs build, or a tree of files."""


class SourceError(Exception):
    """A site that cannot be read; the message names the file and what to do."""
