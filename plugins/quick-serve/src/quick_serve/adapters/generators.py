"""gen-files: a script runs again only if what it has read has changed; otherwise its files are added again."""

import hashlib
import os
import sys
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from quick_serve.generations import Generations
from quick_serve.log import Messages, log_again, messages
from quick_serve.reads import Current, Reads, recorded
from quick_serve.steps import Calls, Steps

Run = Callable[..., dict[str, Any]]
_KNOWN = {"src_uri", "src_dir", "dest_dir", "use_directory_urls", "inclusion", "generated_by", "_content"}
_COMPUTED = {"abs_src_path", "abs_dest_path", "dest_uri", "name", "url"}
"""Attributes that are computed from the others when they are asked for, unless a script sets them."""


@dataclass(frozen=True)
class _File:
    """A file that a script has added or changed."""

    content: bytes | str
    is_opened: bool  # it was written with `mkdocs_gen_files.open`, not by setting its content
    inclusion: InclusionLevel


@dataclass
class _Result:
    key: Hashable
    reads: Reads
    calls: Calls
    files: dict[str, _File] = field(default_factory=dict)
    edit_paths: dict[str, str | None] = field(default_factory=dict)
    after: bytes = b""  # the digest of all files
    sys_path: list[str] = field(default_factory=list)  # what it has added, where later scripts find modules
    logged: Messages = field(default_factory=list)


class Generators:
    """The results of the scripts."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._kept = Generations[_Result]()
        self._current = Current()
        self._tree: tuple[str, ...] = ()
        self._digest = b""  # of all files as the last script left them; empty if that is not known

    def start(self) -> None:
        """Start a build."""
        self._kept.start()
        self._current, self._tree, self._digest = Current(), (), b""

    def end(self) -> None:
        """Forget the scripts that the build did not run."""
        self._kept.end()

    def run(self, original: Run, editor: Any, script: str) -> dict[str, Any]:
        """Run a script, or add its files again. gen-files does not use what a script leaves."""
        self._tree = self._tree or _tree(editor.config)
        self._digest = self._digest or _digest(editor)
        key = self._digest, self._tree
        kept = self._kept.get(script)
        if kept and kept.key == key and self._is_current(kept):
            _repeat(kept, editor)
            log_again(kept.logged)
            self._digest = kept.after
            self._kept.keep(script, kept)
            return {}
        self._digest = b""
        before = _state(editor)
        edit_paths, sys_path = dict(editor.edit_paths), [*sys.path]
        with recorded() as reads, messages() as logged, self._steps.recorded() as calls:
            names = original(script)
        folder = os.path.abspath(editor.directory)
        reads.files = {path: old for path, old in reads.files.items() if not path.startswith(folder + os.sep)}
        reads.folders = {path: old for path, old in reads.folders.items() if not f"{path}{os.sep}".startswith(folder)}
        result = _Result(key, reads, calls, logged=logged)
        is_known = not reads.impure and all(path.startswith(folder + os.sep) for path in reads.written)
        if is_known and _changes(editor, before, result.files):
            result.edit_paths = {
                path: edit for path, edit in editor.edit_paths.items() if edit_paths.get(path, "") != edit
            }
            result.sys_path = [path for path in sys.path if path not in sys_path]
            result.after = self._digest = _digest_after(key[0], result.files)
            self._kept.keep(script, result)
        return names

    def _is_current(self, kept: _Result) -> bool:
        return kept.reads.are_current(self._current) and kept.calls.are_current(self._current)


def _state(editor: Any) -> dict[str, tuple[File, dict[str, object]]]:
    return {uri: (file, dict(vars(file))) for uri, file in editor._files.items()}


def _is_changed(file: File, before: dict[str, object]) -> bool:
    """Return whether an attribute of a file was set. One that was only computed has the value that it always has."""
    computed = File(file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls)
    after = vars(file)
    names = {name for name in {*before, *after} if before.get(name, file) != after.get(name, file)}
    return any(name not in _COMPUTED or name in before or after[name] != getattr(computed, name) for name in names)


def _content(editor: Any, file: File) -> bytes | str | None:
    """Return the content of a file that a plugin or script has made; nothing for a file of the docs folder."""
    if file._content is not None:
        return file._content
    path = file.abs_src_path
    if path and os.path.abspath(path).startswith(os.path.abspath(editor.directory) + os.sep):
        with open(path, "rb") as opened:
            return opened.read()
    return None


def _digest(editor: Any) -> bytes:
    """Return the digest of all files as a script finds them. What it reads of the docs folder is recorded."""
    digest = hashlib.blake2b(digest_size=16)
    for uri, file in sorted(editor._files.items()):
        content = _content(editor, file)
        digest.update(repr((uri, file.dest_uri, file.inclusion, content)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _digest_after(before: bytes, files: Mapping[str, _File]) -> bytes:
    """Return the digest of all files after a script has added or changed some."""
    digest = hashlib.blake2b(before, digest_size=16)
    for uri, file in sorted(files.items()):
        digest.update(repr((uri, file.is_opened, file.inclusion, file.content)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _tree(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the paths of all files below the docs folder and other watched folders: a script may ask for any."""
    found: list[str] = []
    for top in [config.docs_dir, *map(str, config.watch)]:
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
            found += [os.path.join(folder, name) for name in sorted(names)]
    return tuple(found)


def _changes(editor: Any, before: dict[str, tuple[File, dict[str, object]]], into: dict[str, _File]) -> bool:
    """Find the files that a script has added or changed; return whether they can be added again."""
    files: dict[str, File] = dict(editor._files)
    for uri, file in files.items():
        old, attributes = before.get(uri, (None, {}))
        if old is file and not _is_changed(file, attributes):
            continue
        content = _content(editor, file)
        is_opened = file is not old
        if content is None or (is_opened and file._content is not None) or not vars(file).keys() <= _KNOWN | _COMPUTED:
            return False
        into[uri] = _File(content, is_opened, file.inclusion)
    return before.keys() <= files.keys()


def _repeat(kept: _Result, editor: Any) -> None:
    """Add the files of a script again."""
    for uri, file in kept.files.items():
        if file.is_opened:
            with editor.open(uri, "wb") as opened:
                opened.write(file.content)
        elif isinstance(file.content, str):
            editor._files[uri].content_string = file.content
        else:
            editor._files[uri].content_bytes = file.content
        editor._files[uri].inclusion = file.inclusion
    editor.edit_paths.update(kept.edit_paths)
    sys.path[:0] = [path for path in kept.sys_path if path not in sys.path]
