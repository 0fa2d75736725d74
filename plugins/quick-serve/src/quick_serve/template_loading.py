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
        self._code: dict[str, Any] = {}
        self._stored: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Read a compiled template."""
        name = bucket.key + bucket.checksum
        bucket.code = self._code.get(name)
        if bucket.code is None and name in self._stored:
            bucket.bytecode_from_string(self._stored[name])
            self._keep(name, bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a compiled template."""
        name = bucket.key + bucket.checksum
        self._stored[name] = bucket.bytecode_to_string()
        self._keep(name, bucket)

    def _keep(self, name: str, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.code is not None:  # nothing if it is from another version of Python
            self._code[name] = bucket.code

    def stored(self) -> dict[str, bytes]:
        """Return all compiled templates, to write them to disk."""
        return self._stored

    def restore(self, stored: dict[str, bytes]) -> None:
        """Take over what another process has compiled."""
        self._stored = stored
