"""Everything that is replaced in MkDocs and its plugins. Only what is imported from here is in use elsewhere.

`test_patches.py` has the digest of each function: after a release that changes one, it names what to read again.
"""

import contextlib
import functools
import importlib
import importlib.metadata
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import jinja2
import mkdocs.commands.build
import mkdocs.commands.serve
import mkdocs.config.defaults
import mkdocs.plugins
import mkdocs.structure.files
import mkdocs.utils.meta
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from quick_serve.adapters import references
from quick_serve.adapters.cross_references import CrossReferences
from quick_serve.adapters.generators import Generators
from quick_serve.adapters.nav_files import NavFiles
from quick_serve.adapters.search import Entries, Substitutions
from quick_serve.disk import Disk
from quick_serve.pages import Pages
from quick_serve.parsed import Parsed
from quick_serve.process import Process
from quick_serve.reads import recorded_apart
from quick_serve.server import Server
from quick_serve.site_dir import SiteDir
from quick_serve.steps import PYPROJECT, Steps, option
from quick_serve.templates import MemoryCache, Templates
from quick_serve.theme_files import ThemeFiles

PATCHED = (
    "mkdocs.commands.build:build",
    "mkdocs.commands.build:_build_page",
    "mkdocs.commands.build:_populate_page",
    "mkdocs.commands.build:get_context",
    "mkdocs.commands.serve:serve",
    "mkdocs.livereload:LiveReloadServer",
    "mkdocs.structure.files:Files.add_files_from_theme",
    "mkdocs.structure.files:File.copy_file",
    "mkdocs.structure.pages:Page.render",
    "mkdocs.theme:Theme.get_env",
    "mkdocs.utils:clean_directory",
    "mkdocs.utils:copy_file",
    "mkdocs.utils:write_file",
    "mkdocs.plugins:PluginCollection.on_post_build",
    "mkdocs.contrib.search.search_index:SearchIndex.add_entry_from_context",
    "material.plugins.search.plugin:SearchIndex.add_entry_from_context",
    "material.plugins.search.plugin:SearchPlugin.on_page_context",
    "mkdocs_autorefs._internal.plugin:AutorefsPlugin.get_item_url",
    "mkdocs_autorefs._internal.plugin:AutorefsPlugin.on_env",
    "mkdocs_autorefs._internal.plugin:AutorefsPlugin.register_anchor",
    "mkdocs_autorefs._internal.references:AutorefsExtension",
    "mkdocs_autorefs._internal.references:fix_refs",
    "mkdocstrings._internal.extension:AutoDocProcessor._process_block",
    "mkdocstrings._internal.extension:AutoDocProcessor._process_headings",
    "mkdocs_gen_files.plugin:GenFilesPlugin.on_files",
    "mkdocs_literate_nav.parser:_extract_nav_from_content",
    "griffe._internal.extensions.dataclasses:_dataclass_parameters",
    "griffe._internal.git:GitInfo.from_package",
    "griffe._internal.models:Alias._resolve_target",
    "griffe._internal.models:Alias._update_target_aliases",
    "griffe._internal.models:Object.__init__",
    "mkdocstrings_handlers.python._internal.handler:PythonHandler.get_aliases",
    "mkdocstrings_handlers.python._internal.rendering:_test_existing_template",
    "mkdocs.config.defaults:MkDocsConfig.load_file",
    "mkdocs.utils.meta:get_data",
    "mkdocs.utils.yaml:yaml_load",
)
"""What is replaced, or relied upon by what replaces it."""


@dataclass(frozen=True)
class _Rendering:
    """What `mkdocs serve` and `mkdocs build` have in common: steps whose results are also kept on disk.

    None of the results may have the time of the build in it.
    """

    pages: Pages = field(default_factory=Pages)
    entries: Entries = field(default_factory=Entries)
    parsed: Parsed = field(default_factory=Parsed)
    cross_references: CrossReferences = field(default_factory=CrossReferences)

    @property
    def steps(self) -> tuple[Pages, Entries, Parsed, CrossReferences]:
        return self.pages, self.entries, self.parsed, self.cross_references

    def disk(self, command: str, bytecode: MemoryCache) -> Disk:
        """Return the file that has the results of the last process."""
        kept = (self.pages._kept, self.entries._kept, self.parsed._front_matter, self.cross_references._kept)
        names = (type(step).__name__ for step in self.steps)
        return Disk(command, {**dict(zip(names, kept, strict=True)), "bytecode": bytecode})

    def patch(self, disk: Disk | None) -> None:
        if disk:
            _replace(mkdocs.config.defaults, "yaml_load", disk.config)
        _replace(Page, "render", self.pages.render)
        _replace(mkdocs.utils.meta, "get_data", self.parsed.front_matter)
        for module in ("mkdocs.contrib.search.search_index", "material.plugins.search.plugin"):
            with contextlib.suppress(ImportError):
                _replace(importlib.import_module(module).SearchIndex, "add_entry_from_context", self.entries.add)
        with contextlib.suppress(ImportError):
            _replace(importlib.import_module("mkdocs_autorefs._internal.plugin"), "fix_refs", self.cross_references.fix)
        with contextlib.suppress(ImportError):
            _patch_mkdocstrings()
        with contextlib.suppress(ImportError):
            _patch_griffe(disk)


def apply_to_build() -> None:
    """Replace the functions of `mkdocs build`, which builds once, and takes over what the last process has kept."""
    rendering, bytecode = _Rendering(), MemoryCache()
    disk = rendering.disk("build", bytecode)

    def build(original: Callable[..., None], config: MkDocsConfig, **options: Any) -> None:
        disk.read(config)
        for step in rendering.steps:
            step.start()
        original(config, **options)
        for step in rendering.steps:
            step.end()
        disk.write()

    def get_env(original: Callable[[Theme], jinja2.Environment], theme: Theme) -> jinja2.Environment:
        env = original(theme)
        env.bytecode_cache = bytecode
        return env

    _replace(mkdocs.commands.build, "build", build)
    _replace(Theme, "get_env", get_env)
    rendering.patch(disk)


def apply(process: Process, *, is_cached: bool = True) -> None:
    """Replace the functions of `mkdocs serve`, for the rest of this process."""
    rendering, templates, site_dir, theme_files = _Rendering(), Templates(), SiteDir(option("outputs")), ThemeFiles()
    process.add_file(PYPROJECT)
    generators, substitutions, nav_files = Generators(Steps(option("steps"))), Substitutions(), NavFiles()
    steps = (*rendering.steps, templates, generators, substitutions, nav_files)
    disk = rendering.disk("serve", templates.bytecode) if is_cached else None

    def build(original: Callable[..., None], config: MkDocsConfig, **options: Any) -> None:
        if disk:
            disk.read(config)
        for step in steps:
            step.start()
        original(config, **options)
        for step in steps:
            step.end()
        if disk:
            disk.write()

    def get_env(original: Callable[[Theme], jinja2.Environment], theme: Theme) -> jinja2.Environment:
        env = original(theme)
        templates.prepare(env)
        return env

    _replace(mkdocs.commands.serve, "build", build)
    _replace(mkdocs.commands.serve, "load_config", process.load_config)
    _patch_site_dir(site_dir)
    _patch_config(rendering.parsed)
    _replace(Theme, "get_env", get_env)
    _replace(Files, "add_files_from_theme", theme_files.add)
    Server.process = process
    vars(mkdocs.commands.serve)["LiveReloadServer"] = Server
    with contextlib.suppress(ImportError):
        _replace_in(importlib.import_module("material.plugins.search.plugin"), "re", sub=substitutions.sub)
    with contextlib.suppress(ImportError):
        parser = importlib.import_module("mkdocs_literate_nav.parser")
        _replace(parser, "_extract_nav_from_content", nav_files.parse)
    rendering.patch(disk)
    with contextlib.suppress(ImportError):
        _patch_python_handler()
    with contextlib.suppress(ImportError):
        _patch_gen_files(generators)


def _replace(owner: Any, name: str, new: Callable[..., Any]) -> None:
    """Let a function be called with the original as first argument."""
    original = getattr(owner, name)

    @functools.wraps(original)
    def replaced(*arguments: Any, **keywords: Any) -> Any:
        return new(original, *arguments, **keywords)

    setattr(owner, name, replaced)


def _patch_site_dir(site_dir: SiteDir) -> None:
    """Replace what MkDocs itself calls: what plugins write with the same functions is never left from a build."""

    def on_post_build(original: Callable[..., None], plugins: PluginCollection, *, config: MkDocsConfig) -> None:
        site_dir.delete_rest()
        original(plugins, config=config)
        site_dir.delete_outputs()

    _replace_in(mkdocs.commands.build, "utils", clean_directory=site_dir.clean, write_file=site_dir.write)
    _replace_in(mkdocs.structure.files, "utils", copy_file=site_dir.copy)
    _replace(PluginCollection, "on_post_build", on_post_build)


def _patch_config(parsed: Parsed) -> None:
    _replace(mkdocs.config.defaults, "yaml_load", parsed.config)
    # What is installed stays as it is: a new plugin is in use only after a change of mkdocs.yml.
    for module in (importlib.metadata, mkdocs.plugins, mkdocs.utils):
        vars(module)["entry_points"] = functools.cache(vars(module)["entry_points"])


def _replace_in(module: ModuleType, name: str, **new: Callable[..., Any]) -> None:
    """Let one module see another with some functions replaced."""
    seen = ModuleType(name)
    vars(seen).update(vars(vars(module)[name]))
    for function, replacement in new.items():
        _replace(seen, function, replacement)
    vars(module)[name] = seen


def _patch_mkdocstrings() -> None:
    from mkdocstrings._internal.extension import AutoDocProcessor

    def process_block(original: Callable[..., Any], processor: Any, *arguments: Any, **keywords: Any) -> Any:
        html, handler, data = original(processor, *arguments, **keywords)
        references.record_handler(handler.name)
        return html, handler, data

    def process_headings(original: Callable[..., None], processor: Any, handler: Any, element: Any) -> None:
        references.record_headings(handler)
        original(processor, handler, element)

    _replace(AutoDocProcessor, "_process_block", process_block)
    _replace(AutoDocProcessor, "_process_headings", process_headings)


def _patch_python_handler() -> None:
    from mkdocstrings_handlers.python._internal.rendering import _test_existing_template

    _clear_after_builds(_test_existing_template)  # its keys keep the handler, with the package that it has read


def _clear_after_builds(cached: Any) -> None:
    def build(original: Callable[..., None], *arguments: Any, **keywords: Any) -> None:
        try:
            original(*arguments, **keywords)
        finally:
            cached.cache_clear()

    _replace(mkdocs.commands.serve, "build", build)


def _patch_griffe(disk: Disk | None) -> None:
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

    def add_aliases(original: Callable[..., None], owner: Any, *arguments: Any, **keywords: Any) -> None:
        original(owner, *arguments, **keywords)
        owner.aliases = references.AliasesOf(owner)

    owner: Any = griffe.GitInfo
    owner.from_package = staticmethod(from_package)
    _replace(griffe.Object, "__init__", add_aliases)


def _patch_gen_files(generators: Generators) -> None:
    import mkdocs_gen_files.plugin
    from mkdocs_gen_files.editor import FilesEditor

    class Runpy:
        """Takes the place of the module `runpy`."""

        @staticmethod
        def run_path(script: str) -> dict[str, Any]:
            return generators.run(original.run_path, FilesEditor.current(), script)

    original = vars(mkdocs_gen_files.plugin)["runpy"]
    vars(mkdocs_gen_files.plugin)["runpy"] = Runpy
