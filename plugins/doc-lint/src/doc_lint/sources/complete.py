"""What every source adds to the parts it found: one place, so that all ways to a site agree."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from doc_lint import suppressions
from doc_lint.site import Accepted, Site
from doc_lint.sources.cache import Cache
from doc_lint.sources.config.lines import option_lines
from doc_lint.sources.markdown.includes import names_below, near_files
from doc_lint.sources.python.reader import find_package

ReadFile = Callable[[str], bytes | None]


def complete(
    parts: Site,
    root: Path,
    read: ReadFile,
    *,
    package: str = "",
    generated: tuple[str, ...] = (),
    accepted: tuple[Accepted, ...] = (),
    cache: Cache | None = None,
) -> Site:
    """Return a site with its suppressions, its package, the files close to missing includes and its options' lines.

    Args:
        parts: What the source found: pages, nav, files, and what is unknown.
        root: The folder of the configuration file.
        read: Returns a file by its path relative to the root; plugins may have made it.
        package: Import name of the package that the site documents, or the empty string.
        generated: Patterns of pages that only the build makes, as the options name them.
        accepted: What the baseline accepts.
        cache: What an earlier run found out.
    """
    return replace(
        parts,
        option_lines=option_lines((read(parts.config_path) or b"").decode(errors="replace")),
        generated=generated or parts.generated,
        near_files=near_files(parts.pages, names_below(root)),
        suppressions=suppressions.in_pages(parts, read),
        package=find_package(package, [root, root / "src"], cache),
        accepted=accepted,
    )
