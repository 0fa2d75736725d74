"""What is replaced in MkDocs and its plugins is what it was when the replacements were written."""

import hashlib
import inspect
from functools import reduce
from importlib import import_module

import pytest

from quick_serve.patches.originals import PATCHED

DIGESTS = {
    "mkdocs.commands.build:build": "c476b64474acfaa2",
    "mkdocs.commands.build:_build_page": "adcdbd14b2361126",
    "mkdocs.commands.build:_populate_page": "31a70ea4caef1e12",
    "mkdocs.commands.build:get_context": "4b4bf8a076edc4a6",
    "mkdocs.commands.serve:serve": "518c785249cd4e9d",
    "mkdocs.livereload:LiveReloadServer": "e31977f2f87a63bd",
    "mkdocs.structure.files:Files.add_files_from_theme": "0169dd2b1c22ca13",
    "mkdocs.structure.files:File.copy_file": "369c71ea1799a938",
    "mkdocs.structure.pages:Page": "ae931065b3b4d56e",
    "mkdocs.structure.pages:Page.render": "320529348f7a8af1",
    "mkdocs.theme:Theme.get_env": "9c26120fb96f9204",
    "mkdocs.utils:clean_directory": "b3c0aa8107311f44",
    "mkdocs.utils:copy_file": "ce5ccca491bb38a8",
    "mkdocs.utils:write_file": "7ca9477c4bda00c8",
    "mkdocs.plugins:BasePlugin": "bc742418c55cb569",
    "mkdocs.plugins:PluginCollection.on_post_build": "da12b0e400a38c95",
    "mkdocs.contrib.search.search_index:SearchIndex.add_entry_from_context": "2de5168988d9b0d0",
    "material.plugins.search.plugin:SearchIndex.add_entry_from_context": "4ca78ac4321f7704",
    "material.plugins.search.plugin:SearchPlugin.on_page_context": "33eb62fd1688be4d",
    "mkdocs_autorefs._internal.plugin:AutorefsPlugin.get_item_url": "1748ffcfab798fe5",
    "mkdocs_autorefs._internal.plugin:AutorefsPlugin.on_env": "925539bed80419fd",
    "mkdocs_autorefs._internal.plugin:AutorefsPlugin.register_anchor": "54fb9acd7d62b6c1",
    "mkdocs_autorefs._internal.references:AutorefsExtension": "03a4d69216e18831",
    "mkdocs_autorefs._internal.references:fix_refs": "05d292e5c537ff32",
    "mkdocstrings._internal.extension:AutoDocProcessor._process_block": "e5dcbbdfb3836101",
    "mkdocstrings._internal.extension:AutoDocProcessor._process_headings": "ca9375960a643f42",
    "mkdocstrings._internal.handlers.base:BaseHandler.__init__": "5c5e4a68afa2c254",
    "mkdocstrings._internal.handlers.base:Handlers.get_handler": "100527b92c141e5a",
    "mkdocs_gen_files.plugin:GenFilesPlugin.on_files": "87bff33f3f4a9b41",
    "mkdocs_literate_nav.parser:_extract_nav_from_content": "a32ea730efe51e50",
    "griffe._internal.extensions.dataclasses:_dataclass_parameters": "f926d25887441998",
    "griffe._internal.git:GitInfo.from_package": "e5885bbf9b8cd2c8",
    "griffe._internal.loader:GriffeLoader.load": "7bd58c8a848a6cf6",
    "griffe._internal.loader:GriffeLoader.resolve_aliases": "3dac92308008a8be",
    "griffe._internal.models:Alias._resolve_target": "f9978a5327a43e75",
    "griffe._internal.models:Alias._update_target_aliases": "41f3796faaca3b48",
    "griffe._internal.models:Object.__init__": "04c0d2038057faab",
    "mkdocstrings_handlers.python._internal.handler:PythonHandler.get_aliases": "203b374a3ff4dc20",
    "mkdocstrings_handlers.python._internal.rendering:_test_existing_template": "402821cfa6933db9",
    "mkdocs.config.defaults:MkDocsConfig.load_file": "e4dd08cdfcebd6e2",
    "mkdocs.utils.meta:get_data": "3cd0a7a5f861a6df",
    "mkdocs.utils.yaml:yaml_load": "d80d2693661356b8",
}


@pytest.mark.parametrize("name", PATCHED)
def test_the_source_is_the_one_that_was_read(name: str) -> None:
    module, _, path = name.partition(":")
    source = inspect.getsource(reduce(getattr, path.split("."), import_module(module)))
    assert hashlib.sha256(source.encode()).hexdigest()[:16] == DIGESTS[name], (
        f"{name} has changed: read what it does now, adapt what replaces it in quick_serve, and update the digest"
    )
