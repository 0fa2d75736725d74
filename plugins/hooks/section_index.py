"""`on_files`: makes a page that is named like its folder the index of its section.

The landing page of an area of the API reference is `apidocs/core/core.md`, an address that the site has to keep. The
nav and the breadcrumbs need to know that it introduces the pages next to it, as an `index.md` does. Hooks come after
plugins, thus after gen-files has added its pages, and the nav is made in the next event.
"""

import posixpath
from collections import Counter

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, file_sort_key


def on_files(files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG001 - MkDocs passes arguments by name
    """Give these pages the name by which MkDocs and Material know an index. Their addresses stay."""
    pages = files.documentation_pages()
    pages_in = Counter(posixpath.dirname(page.src_uri) for page in pages)
    for page in pages:
        folder = posixpath.dirname(page.src_uri)
        if page.name == posixpath.basename(folder) and pages_in[folder] > 1:
            _ = page.url  # computed once, from the name
            page.name = "index"
    return Files(sorted(files, key=file_sort_key))  # an index comes first in its folder
