"""Keep on disk what a build has kept, for the first build of another process.

A file has all of it, with the digests of what it depends on: the configuration, the installed packages, the modules
of the site, such as hooks, and the files that each step has read. Paths and contents count, times do not, so the folder
may be copied to a machine with the same paths, as a cache of CI. What is not certain is done again.
"""

import contextlib
import hashlib
import io
import os
import pickle
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from quick_serve.reads import Reads, listing, stamp
from quick_serve.values import UnknownValueError, fingerprint

log = get_plugin_logger("quick-serve")

FOLDER = ".quick-serve-cache"
_DIGEST = 32


class _Digests(dict[str, bytes | None]):
    """The digests of files, each read once."""

    def __missing__(self, path: str) -> bytes | None:
        digest = None
        with contextlib.suppress(OSError), open(path, "rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).digest()
        self[path] = digest
        return digest


class Stored(Protocol):
    """Something that is kept from build to build."""

    def stored(self) -> Mapping[Any, object]:
        """Return what the last build has kept."""

    def restore(self, stored: Any) -> None:
        """Take it over, before the first build."""


class Disk:
    """The file in the cache folder for one command.

    Args:
        command: `build` or `serve`: their configurations differ.
        steps: What to keep, by name.
    """

    def __init__(self, command: str, steps: Mapping[str, Stored]) -> None:
        self._path = os.path.abspath(f"{FOLDER}/{command}")
        self._steps = steps
        self._repositories: set[str] = set()
        self._modules: set[str] = set()
        self._configs: list[Hashable] = []
        self._state: str | None = None
        self._site_dir = ""
        self._restored: dict[str, Mapping[Hashable, object]] = {}
        self._is_first = True

    def config(self, original: Callable[..., dict[str, Any]], *arguments: Any) -> dict[str, Any]:
        """Read mkdocs.yml or a file that it inherits, and remember the values before MkDocs changes them."""
        found = original(*arguments)
        if self._is_first:
            try:
                self._configs.append(fingerprint(found))
            except UnknownValueError as error:
                self._is_first = False
                log.info("Nothing is kept on disk: cannot compare %s.", error)
        return found

    def add_repository(self, path: str) -> None:
        """Add a repository whose current commit is in the kept pages."""
        self._repositories.add(path)

    def read(self, config: MkDocsConfig) -> None:
        """Restore what another process has kept, before the first build."""
        if not self._is_first:
            return
        self._state, self._site_dir = _state(config, self._configs), os.path.abspath(config.site_dir)
        with contextlib.suppress(OSError):
            with open(self._path, "rb") as file:
                digest, data = file.read(_DIGEST), file.read()
            if hashlib.blake2b(data, digest_size=_DIGEST).digest() == digest:
                self._restore(data)

    def _restore(self, data: bytes) -> None:
        digests = _Digests()
        head, stored = pickle.loads(data)  # noqa: S301 - the digest was that of what `write` wrote
        state, modules, repositories, reads = head
        if (
            state != self._state
            or any(digests[path] != old for path, old in modules.items())
            or any(_commit(path) != old for path, old in repositories.items())
        ):
            return
        read = {number: _found(Reads(*each), digests, self._site_dir) for number, each in reads.items()}
        found = _Unpickler(io.BytesIO(stored), read).load()
        for name, step in self._steps.items():
            step.restore(found[name])
            self._restored[name] = {**found[name]}
        self._repositories |= repositories.keys()
        self._modules |= modules.keys()  # a script that is not run again does not import them

    def write(self) -> None:
        """Store what the first build has kept. A disk that is full, or cannot be written, changes nothing."""
        if not self._is_first or self._state is None:
            return
        self._is_first = False
        restored, self._restored = self._restored, {}
        if all(_is_same(step.stored(), restored.get(name)) for name, step in self._steps.items()):
            return
        digests, file = _Digests(), io.BytesIO()
        try:
            pickler = _Pickler(file)
            pickler.dump({name: step.stored() for name, step in self._steps.items()})
            repositories = {path: _commit(path) for path in self._repositories}
            reads = {number: _written(each, digests) for number, each in pickler.reads.items()}
            modules = {path: digests[path] for path in self._modules | _modules()}
            data = pickle.dumps(((self._state, modules, repositories, reads), file.getvalue()))
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            _replace(f"{os.path.dirname(self._path)}/.gitignore", b"*\n")
            _replace(self._path, hashlib.blake2b(data, digest_size=_DIGEST).digest() + data)
        except (OSError, pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
            log.info("Nothing is kept on disk: %s", error)


def _is_same(kept: Mapping[Any, object], restored: Mapping[Any, object] | None) -> bool:
    """Return whether nothing was made again."""
    return (
        restored is not None
        and kept.keys() == restored.keys()
        and all(kept[name] is value for name, value in restored.items())
    )


def _replace(path: str, data: bytes) -> None:
    """Write a file at once: another build that reads it meanwhile finds the old or the new one."""
    number, name = tempfile.mkstemp(dir=os.path.dirname(path))
    try:
        with open(number, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except OSError:
        os.unlink(name)
        raise


def _state(config: MkDocsConfig, values: Sequence[Hashable]) -> str:
    """Return the digest of what all pages depend on."""
    names = [(folder, _distributions(folder)) for folder in sys.path]
    theme = config.theme.name, config.theme.dirs
    parts = sys.version, os.getcwd(), config.config_file_path, config.docs_dir, theme, names, values
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _distributions(folder: str) -> list[str]:
    """Return the names of installed packages in a folder, with their versions."""
    with contextlib.suppress(OSError):
        return sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info", ".pth")))
    return []


def _modules() -> set[str]:
    """Return the loaded modules that no version of an installed package covers."""
    installed = tuple(f"{sysconfig.get_path(name)}{os.sep}" for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    files = {getattr(module, "__file__", None) for module in [*sys.modules.values()]}
    paths = {os.path.abspath(path) for path in files if isinstance(path, str)}
    return {path for path in paths if not path.startswith(installed)}


def _commit(folder: str) -> str:
    """Return what links to the source depend on: the commit of a repository, and where others find it."""
    found = []
    for arguments in (["rev-parse", "HEAD"], ["remote", "-v"]):
        command = ["git", "-C", folder, *arguments]
        found.append(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    return "".join(found)


class _Pickler(pickle.Pickler):
    """Leaves out the recordings of what was read, which many pages share."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file)
        self.reads: dict[int, Reads] = {}

    def persistent_id(self, value: object) -> int | None:
        """Return the number of a recording."""
        if not isinstance(value, Reads):
            return None
        self.reads[id(value)] = value
        return id(value)


class _Unpickler(pickle.Unpickler):
    """Puts the recordings back."""

    def __init__(self, file: io.BytesIO, reads: Mapping[int, Reads]) -> None:
        super().__init__(file)
        self._reads = reads

    def persistent_load(self, number: int) -> Reads:
        """Return a recording."""
        return self._reads[number]


def _written(reads: Reads, digests: _Digests) -> tuple[object, ...]:
    """Return what was read, with the digest of each file instead of its time; with none if it has changed meanwhile."""
    files = {path: digests[path] if stamp(path) == old else b"" for path, old in reads.files.items()}
    return files, reads.folders, reads.written, reads.impure


def _found(reads: Reads, digests: _Digests, site_dir: str) -> Reads:
    """Return a recording with the present times of the files, and names in the folders, that have not changed.

    Python lists the folders in which it looks for modules. That a build has made the folder of the site is no change.
    """
    present = {path: stamp(path) for path in reads.files}
    same = {path for path, digest in reads.files.items() if digests[path] == digest}
    files = {path: found if path in same else object() for path, found in present.items()}
    folders = {}
    for path, old in reads.folders.items():
        now = listing(path)
        made = {os.path.relpath(site_dir, path)}
        folders[path] = now if {*old} - made == {*now} - made else old
    return replace(reads, files=files, folders=folders)
