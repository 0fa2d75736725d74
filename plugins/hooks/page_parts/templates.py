"""The templates of what is added to pages. `scripts/serve` renders one again only if it or a value has changed."""

from functools import lru_cache
from typing import Any

from jinja2 import Environment, Template

from kept import kept


class Templates:
    """The templates of the theme, which escape what is not markup. They can't include or extend others."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._sources: dict[str, str] = {}

    def render(self, name: str, **values: Any) -> str:
        """Render a template of `partials` with values that can be compared: what is equal is rendered once."""
        if name not in self._sources:
            assert self._env.loader is not None  # noqa: S101 - MkDocs sets it
            self._sources[name], *_ = self._env.loader.get_source(self._env, f"partials/{name}.html")
        return _rendered(self._sources[name], **values)


@kept
def _rendered(source: str, **values: Any) -> str:
    return _template(source).render(values)


@lru_cache(maxsize=16)
def _template(source: str) -> Template:
    return Environment(autoescape=True).from_string(source)
