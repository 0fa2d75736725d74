"""Read one Markdown page into the facts that rules need.

The text is parsed once by pyromark (CommonMark, byte ranges), after `dialect.expand` put right what Python-Markdown
adds to CommonMark.
"""

from operator import itemgetter

from doc_lint.site import Defect, Location, Page
from doc_lint.sources.markdown import front_matter
from doc_lint.sources.markdown.dialect import Dialect, expand
from doc_lint.sources.markdown.events import EventReader
from doc_lint.sources.markdown.includes import ReadFile


def read_page(
    data: bytes,
    *,
    path: str,
    url: str,
    source: str,
    dialect: Dialect | None = None,
    read: ReadFile | None = None,
    **flags: bool,
) -> Page:
    """Read a page.

    Args:
        data: The page, front matter included.
        path: Its path in the docs folder.
        url: Its URL relative to the site's root.
        source: Its path for locations.
        dialect: What the site's Markdown extensions change.
        read: Returns a file by its path relative to the root, for includes.
        flags: What else is known of it: `is_index`, `in_nav`, `generated`.
    """
    text, encoding_defect = decode(data)
    text = text.replace("\r\n", "\n")
    front, start = front_matter.split(text)
    dialect = dialect or Dialect()
    body, origins, missing = expand(text[start:], source, text.count("\n", 0, start) + 1, dialect, read)
    reader = EventReader(body, origins, dialect)
    reader.read()
    return Page(
        path=path,
        url=url,
        location=Location(source),
        front_matter=front,
        headings=tuple(reader.named_headings()),
        links=(*front_matter.links(front, source), *(link for _, link in sorted(reader.links, key=itemgetter(0)))),
        images=tuple(reader.images),
        directives=tuple(reader.directives),
        anchors=tuple(reader.anchors),
        code_blocks=tuple(reader.code_blocks),
        code_spans=tuple(reader.code_spans),
        prose=tuple(reader.prose),
        undefined=tuple(reader.undefined),
        missing_includes=missing,
        comments=tuple(reader.comments),
        has_html=reader.has_html,
        has_html_title=reader.has_html_title,
        encoding_defect=encoding_defect,
        rendered=None,
        **flags,
    )


def decode(data: bytes) -> tuple[str, Defect | None]:
    """Return a page's text and what hindered decoding it as UTF-8, or `None`.

    MkDocs prints a traceback there. The text is then read as Latin-1, which takes any byte.
    """
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("latin-1"), Defect(f"byte 0x{data[error.start]:02x}", line)
