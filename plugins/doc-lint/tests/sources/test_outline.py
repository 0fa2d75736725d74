"""Read a site again without loading MkDocs."""

from pathlib import Path

from doc_lint import Options, Site
from doc_lint.site import Location, Page
from doc_lint.sources.cache import Cache
from doc_lint.sources.config.raw_config import read_config
from doc_lint.sources.files.folder import Folder
from doc_lint.sources.outline import Outline
from doc_lint.testing import write_files


def outline(root: Path) -> Outline:
    files = Folder(root, "docs")
    return Outline(Cache.next_to(root / "mkdocs.yml"), files, "mkdocs.yml", read_config(files, "mkdocs.yml"))


def keep(root: Path, config: str) -> None:
    """Write a site with one page and cache its outline."""
    write_files(root, {"mkdocs.yml": config, "docs/index.md": "# Home\n"})
    made = outline(root)
    made.keep(Site((Page("index.md", "", Location("docs/index.md")),), has_hooks=True))
    made.cache.save()


def test_pages_are_read_from_their_files(tmp_path: Path) -> None:
    keep(tmp_path, "site_name: X\n")
    write_files(tmp_path, {"docs/index.md": "# Changed\n"})
    site = outline(tmp_path).site(Options(), ())
    assert site
    assert site.has_hooks
    assert site.pages[0].title == "Changed"


def test_new_file_or_configuration_invalidates_the_outline(tmp_path: Path) -> None:
    keep(tmp_path, "site_name: X\n")
    write_files(tmp_path, {"docs/new.md": "# New\n"})
    assert outline(tmp_path).site(Options(), ()) is None
    keep(tmp_path, "site_name: X\n")
    write_files(tmp_path, {"mkdocs.yml": "site_name: Y\n"})
    assert outline(tmp_path).site(Options(), ()) is None


def test_configuration_that_depends_on_more_than_its_file_is_not_cached(tmp_path: Path) -> None:
    keep(tmp_path, "site_name: !ENV NAME\n")
    assert outline(tmp_path).site(Options(), ()) is None
