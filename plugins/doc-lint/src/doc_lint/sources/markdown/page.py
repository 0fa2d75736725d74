"""Read a Markdown page.

pyromark, a CommonMark parser, parses the text once, after `dialect.expand` has translated what Python-Markdown and its
extensions add to CommonMark.
"""

from collections.abc import Sequence
from operator import itemgetter

from msgspec.structs import replace

from doc_lint.site import Location, Page
from doc_lint.sources.files.text import decode
from doc_lint.sources.markdown import front_matter
from doc_lint.sources.markdown.author_lines import author_lines
from doc_lint.sources.markdown.dialect import Dialect, expand, to_common_mark
from doc_lint.sources.markdown.events import EventReader
from doc_lint.sources.markdown.includes import ReadFile
from doc_lint.sources.markdown.sure.page import is_sure


def read_page(
    data: bytes,
    *,
    path: str,
    url: str,
    source: str,
    dialect: Dialect | None = None,
    read: ReadFile | None = None,
    written: bytes | None = None,
    **flags: bool,
) -> Page:
    """Read a page.

    Args:
        data: Content of the file, including the front matter.
        path: Path in the docs folder.
        url: URL relative to the site's root.
        source: Path for locations.
        dialect: The Markdown dialect of the site.
        read: Returns the content of an included file by its path relative to the root.
        written: What the author's file has, if a plugin has changed it. Locations are those of its lines.
        flags: Further attributes of the page: `is_index`, `in_nav`, `generated`.
    """
    text, encoding_defect = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    dialect = dialect or Dialect()
    front, start = front_matter.split(text, mkdocs=dialect.extensions is not None)
    expanded, origins, missing, includes = expand(text[start:], source, text.count("\n", 0, start) + 1, dialect, read)
    if written is not None:
        lines = author_lines(text.split("\n"), decode(written)[0].replace("\r\n", "\n").split("\n"))
        front = replace(front, lines={key: lines[number - 1] for key, number in front.lines.items()})
        origins = [replace(each, number=lines[each.number - 1]) if each.path == source else each for each in origins]
        missing = tuple(replace(each, location=_of_author(each.location, source, lines)) for each in missing)
        includes = tuple(replace(each, location=_of_author(each.location, source, lines)) for each in includes)
    reader = EventReader(*to_common_mark(expanded, origins, dialect), dialect)
    reader.read()
    page = Page(
        path=path,
        url=url,
        location=Location(source),
        front_matter=front,
        headings=tuple(reader.headings),
        links=(*front_matter.links(front, source), *(link for _, link in sorted(reader.links, key=itemgetter(0)))),
        images=tuple(reader.images),
        directives=tuple(reader.directives),
        anchors=tuple(reader.anchors),
        code_blocks=tuple(reader.code_blocks),
        code_spans=tuple(reader.code_spans),
        prose=tuple(reader.prose),
        undefined=tuple(reader.undefined),
        drawings=tuple(reader.html.drawings),
        includes=includes,
        missing_includes=missing,
        comments=tuple(reader.html.comments),
        has_html=reader.html.is_present,
        has_html_title=reader.html.has_title,
        has_numbered_tabs=reader.has_numbered_tabs,
        encoding_defect=encoding_defect,
        rendered=None,
        **flags,
    )
    if dialect.extensions is None or is_sure(expanded, dialect):
        return page
    from doc_lint.sources.markdown.parts import corrected_page  # not at start: many sites are sure

    return corrected_page(page, expanded, origins, dialect)


def _of_author(where: Location, source: str, lines: Sequence[int]) -> Location:
    """Return the location in the author's file of one in a page that a plugin has changed."""
    return replace(where, line=lines[where.line - 1]) if where.path == source else where
