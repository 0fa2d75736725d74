"""Compile templates once for all builds, and record their files."""

from collections.abc import Callable
from typing import Any

import jinja2

from quick_serve.reads import Reads, recorded


class RecordingLoader(jinja2.BaseLoader):
    """Loads templates with another loader, and records their files: all of those that a build has used."""

    def __init__(self, loader: jinja2.BaseLoader, loaded: Reads) -> None:
        self._loader = loader
        self._loaded = loaded

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the source of a template."""
        with recorded(self._loaded):
            return self._loader.get_source(environment, template)

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self._loader.list_templates()

    def __getattr__(self, name: str) -> Any:
        """Return what else plugins ask the loader for, such as its folders."""
        return getattr(self._loader, name)


class MemoryCache(jinja2.BytecodeCache):
    """Compiled templates, by their source."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Read a compiled template."""
        if bucket.key + bucket.checksum in self._code:
            bucket.bytecode_from_string(self._code[bucket.key + bucket.checksum])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a compiled template."""
        self._code[bucket.key + bucket.checksum] = bucket.bytecode_to_string()

    def stored(self) -> dict[str, bytes]:
        """Return all compiled templates, to write them to disk."""
        return self._code

    def restore(self, stored: dict[str, bytes]) -> None:
        """Take over what another process has compiled."""
        self._code = stored
