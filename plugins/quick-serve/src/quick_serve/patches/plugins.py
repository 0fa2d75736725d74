"""Replaces functions of plugins and of the libraries that they use."""

from collections.abc import Callable
from typing import Any

import mkdocs.commands.serve

from quick_serve.adapters import references
from quick_serve.adapters.generators import Generators
from quick_serve.disk import Disk
from quick_serve.pages import Pages
from quick_serve.patches.replace import replace
from quick_serve.reads import recorded_apart
from quick_serve.template_loading import MemoryCache


def patch_mkdocstrings(pages: Pages, bytecode: MemoryCache) -> None:
    """Let the blocks of a page be recorded, and what a handler reads, for a page or before the first one.

    The templates of handlers are compiled once for all builds.
    """
    from mkdocstrings._internal.extension import AutoDocProcessor
    from mkdocstrings._internal.handlers.base import Handlers

    def get_handler(original: Callable[..., Any], handlers: Any, *arguments: Any, **keywords: Any) -> Any:
        handler = original(handlers, *arguments, **keywords)
        if "collect" not in vars(handler):
            vars(handler)["collect"] = pages.collector(handler.collect)
            handler.env.bytecode_cache = bytecode
        return handler

    def process_block(original: Callable[..., Any], processor: Any, *arguments: Any, **keywords: Any) -> Any:
        html, handler, data = original(processor, *arguments, **keywords)
        references.record_handler(handler.name)
        return html, handler, data

    def process_headings(original: Callable[..., None], processor: Any, handler: Any, element: Any) -> None:
        references.record_headings(handler)
        original(processor, handler, element)

    replace(Handlers, "get_handler", get_handler)
    replace(AutoDocProcessor, "_process_block", process_block)
    replace(AutoDocProcessor, "_process_headings", process_headings)


def patch_python_handler() -> None:
    """Let go of the package when a build has ended."""
    from mkdocstrings_handlers.python._internal.rendering import _test_existing_template

    _clear_after_builds(_test_existing_template)  # its keys keep the handler, with the package that it has read


def _clear_after_builds(cached: Any) -> None:
    def build(original: Callable[..., None], *arguments: Any, **keywords: Any) -> None:
        try:
            original(*arguments, **keywords)
        finally:
            cached.cache_clear()

    replace(mkdocs.commands.serve, "build", build)


def patch_griffe(disk: Disk | None) -> None:
    """Let aliases be recorded, and the repositories that pages link."""
    import griffe
    from griffe._internal.extensions.dataclasses import _dataclass_parameters

    _clear_after_builds(_dataclass_parameters)  # its keys keep the package
    original = griffe.GitInfo.from_package

    def from_package(package: griffe.Module) -> griffe.GitInfo | None:
        with recorded_apart():  # it starts Git, for links to the source
            found = original(package)
        if found and disk:
            disk.add_repository(str(found.repository))
        return found

    def read(original: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
        with references.reading_package():
            return original(*arguments, **keywords)

    def add_aliases(original: Callable[..., None], owner: Any, *arguments: Any, **keywords: Any) -> None:
        original(owner, *arguments, **keywords)
        owner.aliases = references.AliasesOf(owner)

    owner: Any = griffe.GitInfo
    owner.from_package = staticmethod(from_package)
    replace(griffe.Object, "__init__", add_aliases)
    replace(griffe.GriffeLoader, "load", read)
    replace(griffe.GriffeLoader, "resolve_aliases", read)


def patch_gen_files(generators: Generators) -> None:
    """Let scripts run only if it is needed."""
    import mkdocs_gen_files.plugin
    from mkdocs_gen_files.editor import FilesEditor

    class Runpy:
        """Takes the place of the module `runpy`."""

        @staticmethod
        def run_path(script: str) -> dict[str, Any]:
            return generators.run(original.run_path, FilesEditor.current(), script)

    original = vars(mkdocs_gen_files.plugin)["runpy"]
    vars(mkdocs_gen_files.plugin)["runpy"] = Runpy
