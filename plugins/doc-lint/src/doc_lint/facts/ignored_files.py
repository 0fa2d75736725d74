"""Files that Git ignores: if one is missing, something generates it before the site is built.

Git decides folder by folder, from the root of the repository to the file: below an ignored folder, everything is
ignored, and a pattern for a folder says nothing about what is inside. pathspec matches a pattern for a folder against
the files inside, too, so that a later `!` pattern for a folder brings back files that Git ignores.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from posixpath import dirname, join, normpath, relpath, splitext

from msgspec import Struct

from doc_lint.site import Repository, Site

_DEPTH = 100
"""Folders that a path can name; a longer one is not a file that something generates."""
REASON = "Git ignores files that are not there"


def ignored(site: Site, paths: Iterable[str]) -> str:
    """Return what Git ignores if one of these paths of missing files is ignored, or an empty string.

    Args:
        site: The site.
        paths: Paths relative to the docs folder.

    Returns:
        The ignored folder, with a trailing slash, or the file, relative to the folder of the configuration file. A
        folder that exists is not named, but the file in it.
    """
    return _first(site, site.repository.docs, paths) if site.repository else ""


def ignored_include(site: Site, paths: Iterable[str]) -> str:
    """Return what Git ignores if one of these paths, relative to the folder of the configuration file, is ignored."""
    return _first(site, site.repository.root, paths) if site.repository else ""


def _first(site: Site, folder: str, paths: Iterable[str]) -> str:
    repository = site.repository
    if repository is None:
        return ""
    known = _known(repository)
    found = ((path, known.ignored(path)) for path in (normpath(join(folder, path)) for path in paths))
    path, name = next(((path, name) for path, name in found if name), ("", ""))
    if not name or any(f"{place}/".startswith(name) for place in (repository.root, repository.docs)):
        return ""  # a site in an ignored folder is there, so nothing can be said about what it lacks
    inside = name.removeprefix(f"{repository.docs}/" if repository.docs else "")
    exists = inside.rstrip("/") in site.folders or any(each.startswith(inside) for each in site.unpublished)
    shown = relpath(path if exists else name, repository.root or ".")
    return shown if exists or not name.endswith("/") else f"{shown}/"


def sources_of(url: str) -> list[str]:
    """Return paths of files from which MkDocs would create a URL."""
    name = url.rstrip("/")
    if name.endswith(".html"):
        return [name, f"{name.removesuffix('.html')}.md", f"{name.removesuffix('/index.html')}.md"]
    index = [join(name, "index.md"), join(name, "README.md")]
    return [name, f"{name}.md", *(() if splitext(url)[1] else index)] if name else index


class _Pattern(Struct, frozen=True):
    """A line of an ignore file. The expression matches paths relative to the file; those of folders end with `/`."""

    expression: str
    negated: bool


class _IgnoreRules:
    """The patterns of a repository.

    Args:
        repository: The repository.
    """

    def __init__(self, repository: Repository):
        self.roots = {file.folder for file in repository.ignore_files if file.is_root}
        self._patterns: dict[str, list[tuple[re.Pattern[str], bool]]] = {}
        self._any: dict[str, re.Pattern[str]] = {}
        self._folders: dict[str, str] = {}
        for file in repository.ignore_files:
            patterns = [pattern for pattern in map(_pattern, reversed(file.lines)) if pattern]
            if patterns:
                self._patterns[file.folder] = [(re.compile(each.expression), each.negated) for each in patterns]
                self._any[file.folder] = re.compile("|".join(f"(?:{each.expression})" for each in patterns))

    def ignored(self, path: str) -> str:
        """Return the path of a file, or that of the topmost ignored folder around it with `/`; empty if not ignored."""
        if path.startswith("../") or path.count("/") > _DEPTH:
            return ""
        return self._folder(dirname(path)) or (path if self._matches(path) else "")

    def _folder(self, folder: str) -> str:
        if folder not in self._folders:
            is_root = not folder or folder in self.roots
            above = "" if is_root else self._folder(dirname(folder))
            self._folders[folder] = above or (f"{folder}/" if not is_root and self._matches(f"{folder}/") else "")
        return self._folders[folder]

    def _matches(self, path: str) -> bool:
        """Return what the last pattern for a path says, beginning with the patterns of the closest folder."""
        folder = dirname(path.rstrip("/"))
        while True:
            relative = path.removeprefix(f"{folder}/") if folder else path
            if folder in self._any and self._any[folder].fullmatch(relative):
                return not next(no for pattern, no in self._patterns[folder] if pattern.fullmatch(relative))
            if folder in self.roots or not folder:
                return False
            folder = dirname(folder)


@lru_cache(maxsize=8)
def _known(repository: Repository) -> _IgnoreRules:
    return _IgnoreRules(repository)


def _pattern(line: str) -> _Pattern | None:
    """Return the pattern in a line; `None` if it is empty, a comment or invalid."""
    line = re.sub(r"(?<!\\) +$", "", line)
    negated = line.startswith("!")
    glob = line[negated:]
    is_anywhere = "/" not in glob.removesuffix("/")
    name = glob.removesuffix("/").removeprefix("/")
    if not name or line.startswith("#"):
        return None
    end = "/" if glob.endswith("/") else "/?"
    expression = f"(?:.*/)?{_segment(name)}{end}" if is_anywhere else f"{_path(name)}{end}"
    try:
        re.compile(expression)
    except re.error:
        return None
    return _Pattern(expression, negated)


def _path(glob: str) -> str:
    """Return the expression for a glob with folders, in which `**` matches any number of folders."""
    segments = re.sub(r"(?:\*\*/)+\*\*(?=/|$)", "**", glob).split("/")
    last = ".+" if segments[-1] == "**" else _segment(segments[-1])
    start, *blocks = _split([f"{_segment(each)}/" if each != "**" else "" for each in segments[:-1]])
    return start + _in_order(blocks, last, "(?:[^/]*/)*?", "(?:.*/)?")


def _split(parts: Iterable[str]) -> list[str]:
    """Join parts up to each empty one."""
    blocks = [""]
    for part in parts:
        blocks[-1] += part
        if not part:
            blocks.append("")
    return blocks


def _in_order(blocks: Sequence[str], last: str, shortest: str, any_number: str) -> str:
    """Return the expression for blocks in this order, each after any number of something.

    The first place for each block is enough, because what follows it can be anything. So nothing is tried twice: the
    groups are atomic, and the time is not exponential in the number of blocks.
    """
    if not blocks:
        return last
    return "".join(f"(?>{shortest}{block})" for block in blocks[:-1]) + any_number + blocks[-1] + last


def _segment(glob: str) -> str:
    """Return the expression for a glob that matches one name."""
    if not glob.strip("*"):
        return "[^/]+" if glob else ""
    tokens = re.findall(r"\*+|\[[!^]?\]?(?:\\.|[^\]\\])*\]|\\.|.", glob)
    start, *blocks = _split("" if token[0] == "*" else _token(token) for token in tokens)
    return start + _in_order(blocks, "", "[^/]*?", "[^/]*")


def _token(part: str) -> str:
    if part == "?":
        return "[^/]"
    if part[0] == "[" and len(part) > 1:
        negated = part[1] in "!^"
        inside = re.sub(r"\\(.)|([^\w-])", lambda found: f"\\{found[1] or found[2]}", part[1 + negated : -1])
        return f"[^/{inside}]" if negated else f"[{inside}]"
    return re.escape(part[1:] if len(part) > 1 else part)
