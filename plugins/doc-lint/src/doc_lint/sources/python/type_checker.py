"""Run the type checker ty."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from doc_lint.sources.cache import Cache, digest
from doc_lint.sources.python.package import INSTALLED, are_installed, state

_SECONDS = 120
_IMPORT = re.compile(r"\bfrom[ \t]+([\w.]+)(?:[ \t]+import\b)?|\bimport[ \t]+([\w., \t]+)")
_NAME = re.compile(r"\s*([^\W\d]\w*)")


def type_check(
    package: str, modules: Sequence[str], search: Sequence[Path], cache: Cache | None = None
) -> list[dict[str, Any]] | str:
    """Return the diagnostics of ty for modules, or why there are none.

    Args:
        package: Import name of the documented package.
        modules: The source text of each module.
        search: Folders to look up packages in.
        cache: The cache, if it is used.
    """
    command = _command()
    if command is None:
        return "ty is not installed"
    key = _key(package, modules, command, search) if cache else None
    known = cache.get("type_diagnostics", key, str) if cache and key else None
    try:
        rows: list[dict[str, Any]] = json.loads(known or _run(command, modules, search))
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        return f"ty failed: {error}"
    if cache and key and known is None:
        cache.put("type_diagnostics", key, json.dumps(rows))
    return rows


def _key(package: str, texts: Sequence[str], command: Sequence[str], search: Sequence[Path]) -> bytes | None:
    """Return the digest of what ty reads; `None` if a module imports code that can change without notice."""
    if not are_installed({package, *(name for text in texts for name in imported(text))}, search):
        return None
    times = [path.stat().st_mtime_ns for path in (*map(Path, command), *INSTALLED) if path.exists()]
    return digest(repr((list(texts), times)).encode(), state([package], search))


def imported(text: str) -> Iterator[str]:
    """Yield the packages that Python code imports, and some words of its comments and strings that may be ones."""
    for found in _IMPORT.finditer(text):
        for part in (found[1] or found[2]).split(","):
            name = _NAME.match(part)
            if name:
                yield name[1]


def _run(command: Sequence[str], texts: Sequence[str], search: Sequence[Path]) -> str:
    """Return the output of ty for modules."""
    with TemporaryDirectory(prefix="doc-lint-") as folder:
        for number, text in enumerate(texts):
            Path(folder, f"doc_lint_{number}.py").write_text(text, "utf-8")
        outside = [str(place) for place in search if str(place) not in sys.path and place.is_dir()]
        arguments = ["check", "--project", folder, "--python", sys.prefix, "--output-format", "gitlab", "--exit-zero"]
        arguments += [part for place in outside for part in ("--extra-search-path", place)]
        done = subprocess.run(
            [*command, *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=False,
        )
    return done.stdout


def _command() -> list[str] | None:
    """Return the command of the ty that is installed with doc-lint; `None` if it is not installed."""
    try:
        from ty import find_ty_bin
    except ImportError:
        return None
    try:
        return [find_ty_bin()]
    except FileNotFoundError:
        return None
