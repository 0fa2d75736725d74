"""Markup that Markdown cannot be made to write."""

import re

# Names, operators, brackets and spaces in code, which are most of a long page's elements and need no color.
PLAIN = re.compile(r'<span class="(?:n|nv|o|p|p p-Indicator|w)">([^<]*)</span>')
# A link to a page, or to a place in one, that has neither class nor title.
LINK = re.compile(r'<a (?=href="(?!/)[\w./%-]+/(?:#[^"]*)?">)')


def simplified(content: str) -> str:
    """Return the content of a page: code has elements only where it has a color, and links to pages show a preview."""
    return LINK.sub("<a data-preview ", PLAIN.sub(r"\1", _breakable(content)))


def _breakable(content: str) -> str:
    """Let an H1 that is a name, such as `nemo_run.cli.api`, break after its dots."""
    return re.sub(r"(<h1[^>]*>)([\w.]+)(?=<)", lambda h1: h1[1] + h1[2].replace(".", ".<wbr>"), content, count=1)
