"""The last step of every source, in one place so that all sources give the same site."""

from collections.abc import Callable
from os import sep
from os.path import relpath
from pathlib import Path

from msgspec.structs import replace

from doc_lint import suppressions
from doc_lint.site import Accepted, Site
from doc_lint.sources.cache import Cache
from doc_lint.sources.config.lines import option_lines
from doc_lint.sources.config.option_file import OptionFile
from doc_lint.sources.files.near_files import names_below, near_files
from doc_lint.sources.files.repository import find_repository
from doc_lint.sources.python.reader import find_package

ReadFile = Callable[[str], bytes | None]


def complete(
    parts: Site,
    root: Path,
    read: ReadFile,
    *,
    docs: str = "docs",
    package: str = "",
    generated: tuple[str, ...] = (),
    accepted: tuple[Accepted, ...] = (),
    option_file: OptionFile | None = None,
    cache: Cache | None = None,
) -> Site:
    """Add to a site what all sources know in the same way.

    These are its suppressions, its package, the Git repository, files with names close to missing includes, and the
    lines of options.

    Args:
        parts: The site as the source read it: pages, nav, files, and what is unknown.
        root: The folder of the configuration file.
        read: Returns the content of a file, which a plugin may have generated, by its path relative to the root.
        docs: The docs folder, relative to the root.
        package: Import name of the package that the site documents, or an empty string.
        generated: Patterns of pages that only the build generates, from the options.
        accepted: The entries of the baseline.
        option_file: The file that sets the options of doc-lint; `None` if the configuration file does.
        cache: The cache, if it is used.
    """
    config = (read(parts.config_path) or b"").decode(errors="replace")
    included = [path for page in parts.pages for missing in page.missing_includes for path in missing.tried]
    paths = (*parts.page_by_path, *parts.files, *parts.unpublished)
    return replace(
        parts,
        options_path=relpath(option_file.path, root.resolve()).replace(sep, "/") if option_file else "",
        option_lines=option_file.lines if option_file else option_lines(config),
        generated=generated or parts.generated,
        repository=find_repository(root, docs, paths, included),
        near_files=near_files(parts.pages, names_below(root)),
        suppressions=suppressions.in_pages(parts, read),
        package=find_package(package, [root, root / "src"], cache),
        accepted=accepted,
    )
