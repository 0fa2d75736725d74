"""Measure doc-lint's share of the CPU time of a build, in one process that builds with the plugin."""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError


def cpu() -> float:
    """Return the CPU seconds of this process and of the children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


class Clock:
    """Adds up the CPU seconds of the plugin's events."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same and adds its CPU seconds."""

        @wraps(function)
        def run(*arguments: Any, **named: Any) -> Any:
            start = cpu()
            try:
                return function(*arguments, **named)
            finally:
                self.parts[name] = self.parts.get(name, 0) + cpu() - start

        return run


def main() -> None:
    """Build the site of a configuration file and print doc-lint's share of the CPU seconds."""
    start = cpu()
    from doc_lint.mkdocs.plugin import DocLintPlugin

    clock = Clock()
    clock.parts["import"] = cpu() - start
    for name in [name for name in vars(DocLintPlugin) if name.startswith("on_") or name == "load_config"]:
        setattr(DocLintPlugin, name, clock.timed(name, getattr(DocLintPlugin, name)))
    with tempfile.TemporaryDirectory() as folder:
        config = load_config(sys.argv[1], site_dir=folder, strict=False)
        config.plugins.on_startup(command="build", dirty=False)
        with suppress(PluginError):  # the synthetic site has findings
            build(config)
        pages = sum(1 for _ in Path(folder).rglob("*.html"))
    whole, taken = cpu(), sum(clock.parts.values())
    print(f"{pages} pages: {whole:.2f} CPU seconds, of which doc-lint {taken:.2f}: {taken / whole:.1%}")
    for name, seconds in sorted(clock.parts.items(), key=lambda item: -item[1]):
        if seconds >= 0.005:
            print(f"  {name:16} {seconds:6.2f}")


if __name__ == "__main__":
    main()
