"""Replaces functions of MkDocs for the commands `serve` and `build`."""

import contextlib
import functools
import importlib
import importlib.metadata
from collections.abc import Callable
from dataclasses import dataclass, field
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

from quick_serve.adapters.cross_references import CrossReferences
from quick_serve.adapters.generators import Generators
from quick_serve.adapters.nav_files import NavFiles
from quick_serve.adapters.search import Entries, Substitutions
from quick_serve.disk import Disk, Stored
from quick_serve.functions import Functions
from quick_serve.pages import Pages
from quick_serve.parsed import Parsed
from quick_serve.patches.plugins import patch_gen_files, patch_griffe, patch_mkdocstrings, patch_python_handler
from quick_serve.patches.replace import replace, replace_in
from quick_serve.process import Process
from quick_serve.server import Server
from quick_serve.site_dir import SiteDir
from quick_serve.steps import PYPROJECT, Steps, option
from quick_serve.template_loading import MemoryCache
from quick_serve.templates import Templates
from quick_serve.theme_files import ThemeFiles


@dataclass(frozen=True)
class _Rendering:
    """What `mkdocs serve` and `mkdocs build` have in common: steps whose results are also kept on disk.

    None of the results may have the time of the build in it.
    """

    pages: Pages = field(default_factory=Pages)
    entries: Entries = field(default_factory=Entries)
    parsed: Parsed = field(default_factory=Parsed)
    cross_references: CrossReferences = field(default_factory=CrossReferences)
    functions: Functions = field(default_factory=lambda: Functions(option("functions")))

    @property
    def steps(self) -> tuple[Pages, Entries, Parsed, CrossReferences, Functions]:
        return self.pages, self.entries, self.parsed, self.cross_references, self.functions

    def disk(self, command: str, **more: Stored) -> Disk:
        """Return the file that has the results of the last process."""
        kept = (
            self.pages._kept,
            self.entries._kept,
            self.parsed._front_matter,
            self.cross_references._kept,
            self.functions,
        )
        names = (type(step).__name__ for step in self.steps)
        return Disk(command, {**dict(zip(names, kept, strict=True)), **more})

    def patch(self, disk: Disk | None, bytecode: MemoryCache) -> None:
        if disk:
            replace(mkdocs.config.defaults, "yaml_load", disk.config)
        replace(Page, "render", self.pages.render)
        replace(mkdocs.utils.meta, "get_data", self.parsed.front_matter)
        for module in ("mkdocs.contrib.search.search_index", "material.plugins.search.plugin"):
            with contextlib.suppress(ImportError):
                replace(importlib.import_module(module).SearchIndex, "add_entry_from_context", self.entries.add)
        with contextlib.suppress(ImportError):
            replace(importlib.import_module("mkdocs_autorefs._internal.plugin"), "fix_refs", self.cross_references.fix)
        with contextlib.suppress(ImportError):
            patch_mkdocstrings(self.pages, bytecode)
        with contextlib.suppress(ImportError):
            patch_griffe(disk)


def apply_to_build() -> None:
    """Replace the functions of `mkdocs build`, which builds once, and takes over what the last process has kept."""
    rendering, bytecode = _Rendering(), MemoryCache()
    disk = rendering.disk("build", bytecode=bytecode)

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

    replace(mkdocs.commands.build, "build", build)
    replace(Theme, "get_env", get_env)
    rendering.patch(disk, bytecode)


def apply(process: Process, *, is_cached: bool = True) -> None:
    """Replace the functions of `mkdocs serve`, for the rest of this process."""
    rendering, templates, site_dir, theme_files = _Rendering(), Templates(), SiteDir(option("outputs")), ThemeFiles()
    process.add_file(PYPROJECT)
    generators, substitutions, nav_files = Generators(Steps(option("steps"))), Substitutions(), NavFiles()
    steps = (*rendering.steps, templates, generators, substitutions, nav_files)
    more: dict[str, Stored] = {"bytecode": templates.bytecode, "templates": templates, "generators": generators._kept}
    disk = rendering.disk("serve", **more) if is_cached else None

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

    replace(mkdocs.commands.serve, "build", build)
    replace(mkdocs.commands.serve, "load_config", process.load_config)
    _patch_site_dir(site_dir)
    _patch_config(rendering.parsed)
    replace(Theme, "get_env", get_env)
    replace(Files, "add_files_from_theme", theme_files.add)
    Server.process = process
    vars(mkdocs.commands.serve)["LiveReloadServer"] = Server
    with contextlib.suppress(ImportError):
        replace_in(importlib.import_module("material.plugins.search.plugin"), "re", sub=substitutions.sub)
    with contextlib.suppress(ImportError):
        parser = importlib.import_module("mkdocs_literate_nav.parser")
        replace(parser, "_extract_nav_from_content", nav_files.parse)
    rendering.patch(disk, templates.bytecode)
    with contextlib.suppress(ImportError):
        patch_python_handler()
    with contextlib.suppress(ImportError):
        patch_gen_files(generators)


def _patch_site_dir(site_dir: SiteDir) -> None:
    """Replace what MkDocs itself calls: what plugins write with the same functions is never left from a build."""

    def on_post_build(original: Callable[..., None], plugins: PluginCollection, *, config: MkDocsConfig) -> None:
        site_dir.delete_rest()
        original(plugins, config=config)
        site_dir.delete_outputs()

    replace_in(mkdocs.commands.build, "utils", clean_directory=site_dir.clean, write_file=site_dir.write)
    replace_in(mkdocs.structure.files, "utils", copy_file=site_dir.copy)
    replace(PluginCollection, "on_post_build", on_post_build)


def _patch_config(parsed: Parsed) -> None:
    replace(mkdocs.config.defaults, "yaml_load", parsed.config)
    # What is installed stays as it is: a new plugin is in use only after a change of mkdocs.yml.
    for module in (importlib.metadata, mkdocs.plugins, mkdocs.utils):
        vars(module)["entry_points"] = functools.cache(vars(module)["entry_points"])
