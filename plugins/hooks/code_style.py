"""`on_config`: gives Pygments a style without colors, because the colors of code come from stylesheets.

Pygments makes a table of its style for every block of code. The HTML, which has classes, never uses it.
"""

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig


class NoColors:
    """A style without any kind of token. Pygments takes any object that lists its kinds."""

    background_color = highlight_color = None

    def __repr__(self) -> str:
        """Return the same in every process: what is kept of a page may depend on the configuration."""
        return "NoColors()"

    def __iter__(self) -> Iterator[object]:
        """Yield nothing."""
        return iter(())


NO_COLORS = NoColors()


def on_config(config: MkDocsConfig) -> None:
    """Set the style, also for mkdocstrings, which takes it from this extension."""
    config.mdx_configs.setdefault("pymdownx.highlight", {})["pygments_style"] = NO_COLORS
