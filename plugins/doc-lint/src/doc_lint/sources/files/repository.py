"""Find the Git repository of a site and read its ignore files, without running Git."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import dirname

from doc_lint.site import IgnoreFile, Repository
from doc_lint.sources.files.read_file import read_file


def find_repository(root: Path, docs: str, paths: Iterable[str], included: Iterable[str] = ()) -> Repository | None:
    """Return the repository of a site; `None` if the site is not in one.

    Args:
        root: The folder of the configuration file.
        docs: The docs folder, relative to `root`.
        paths: Paths of all files of the docs folder, also of those that are not published.
        included: Paths of missing included files, relative to `root`.
    """
    root = root.resolve()
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)
    if top is None:
        return None
    here, there = _relative(root, top), _relative(root / docs, top)
    files = [*(f"{there}/{path}" for path in paths), *(_relative(root / path, top) for path in included)]
    folders = {""}
    pending = {dirname(path) for path in files} | {here, there}
    while pending:
        folder = pending.pop()
        if folder not in folders and not folder.startswith("../"):
            folders.add(folder)
            pending.add(dirname(folder))
    return Repository(here, there, tuple(_ignore_files(top, sorted(folders))))


def _relative(path: Path, top: Path) -> str:
    relative = os.path.relpath(path, top).replace(os.sep, "/")
    return "" if relative == "." else relative


def _ignore_files(top: Path, folders: Iterable[str]) -> Iterator[IgnoreFile]:
    for folder in folders:
        git = top / folder / ".git"
        is_root = git.exists()
        lines = (*(_lines(_git_folder(git) / "info/exclude") if is_root else ()), *_lines(top / folder / ".gitignore"))
        if lines or is_root:
            yield IgnoreFile(folder, lines, is_root)


def _git_folder(git: Path) -> Path:
    """Return the folder that contains `info/exclude`. In a worktree or submodule, `.git` is a file that names it."""
    if git.is_file():
        git = Path(git.parent, "".join(_lines(git)[:1]).removeprefix("gitdir:").strip())
        common = _lines(git / "commondir")
        return Path(git, common[0].strip()) if common else git
    return git


def _lines(file: Path) -> tuple[str, ...]:
    with contextlib.suppress(OSError):
        return tuple(line.removesuffix("\r") for line in read_file(file).decode(errors="replace").split("\n") if line)
    return ()
