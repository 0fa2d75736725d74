"""Decode pages. Importing this loads no parser: a build whose pages are all in the cache needs none."""

from doc_lint.site import Defect


def decode(data: bytes) -> tuple[str, Defect | None]:
    """Return the text of a page, and why it is not UTF-8, or `None` if it is.

    Text that is not UTF-8 is decoded as Latin-1, which never fails. MkDocs stops with a traceback.
    """
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("latin-1"), Defect(f"byte 0x{data[error.start]:02x}", line)
