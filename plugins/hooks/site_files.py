"""`on_post_build`: writes what other programs read of the site, from the built HTML.

- `after_build/versions.py`: each page as Markdown and as JSON.
- `after_build/llms.py`: `llms.txt` and `llms-full.txt`.
- `after_build/feed.py`: `feed.xml`, the pages that changed last.
- `after_build/inventory.py`: fields and constants in `objects.inv`.
- `after_build/search.py`: rows of tables, sections, synonyms and questions in the index of the search.
- `after_build/ranking.py`: that index, ready to use in the browser.
- `after_build/redirects.py`: a page at the address of each page that moved.

It reads the HTML and the configuration instead of taking part in the build, so it does not matter which engine built
the site. In a server, what has not changed since the last build is not computed again. To run it alone, on a folder
that any engine has built:

    python plugins/hooks/site_files.py SITE_DIR [--config-file mkdocs.yml]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from after_build.feed import FEED, feed
from after_build.inventory import complete_inventory
from after_build.llms import write_llms
from after_build.pages import UnreadablePageError, read_pages
from after_build.redirects import write_redirects
from after_build.search import QUESTIONS, SYNONYMS, write_search_index
from after_build.settings import Settings, read_settings, settings_of
from after_build.versions import records_of, write_versions
from kept import end_build
from toml_tables import read_tables

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the files; a redirect that cannot work is a warning, which fails a strict build."""
    from mkdocs.exceptions import PluginError
    from mkdocs.plugins import get_plugin_logger

    settings = settings_of(config, Path(config.docs_dir))
    try:
        for problem in write_site_files(Path(config.site_dir), settings):
            get_plugin_logger("site-files").warning(problem)
        end_build()
    except UnreadablePageError as error:
        raise PluginError(str(error)) from None


def write_site_files(site: Path, settings: Settings) -> list[str]:
    """Write all files into the folder of a built site, and return what is wrong with the configuration.

    Raises:
        UnreadablePageError: The templates of this repository did not write a page of the folder.
    """
    pages = read_pages(site)
    complete_inventory(site, pages)
    root = settings.docs.parent
    unknown = write_search_index(site, pages, read_tables(root / SYNONYMS), read_tables(root / QUESTIONS))
    records = records_of(pages, settings)
    write_versions(site, pages, records)
    write_llms(site, records, settings)
    if changes := feed(records, settings.site_name, pages[0].root):
        (site / FEED).write_bytes(changes)
    return [
        *(f"{QUESTIONS}: `{address}` is not a page or heading of the site" for address in unknown),
        *(f"mkdocs.yml, extra.redirects: {problem}" for problem in write_redirects(site, settings)),
    ]


def main() -> None:
    """Write the files into a folder that was built before."""
    parser = argparse.ArgumentParser(description="Write the Markdown and JSON versions of pages, lists and redirects.")
    parser.add_argument("site", type=Path, metavar="SITE_DIR", help="the folder of the built site")
    parser.add_argument("--config-file", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="mkdocs.yml")
    given = parser.parse_args()
    try:
        problems = write_site_files(given.site, read_settings(given.config_file))
    except (OSError, UnreadablePageError) as error:
        raise SystemExit(f"site_files: {error}") from None
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    raise SystemExit(bool(problems))


if __name__ == "__main__":
    main()
