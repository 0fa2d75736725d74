"""Markup that Markdown cannot be made to write."""

import re

# Names, operators, brackets and spaces in code, which are most of a long page's elements and need no color.
PLAIN = re.compile(r'<span class="(?:n|nv|o|p|p p-Indicator|w)">([^<]*)</span>')
# A link to a page, or to a place in one, that has neither class nor title.
LINK = re.compile(r'<a (?=href="(?!/)[\w./%-]+/(?:#[^"]*)?">)')


# A heading up to its permanent link, and the title of that link.
PERMALINK = re.compile(
    r'(<h[1-6][^>]*>)((?:(?!</?h[1-6]).)*?)(<a class="headerlink" href="[^"]*") title="[^"]*"', re.DOTALL
)
# An H1 that is a name, such as `nemo_run.cli.api`: what is before the last dot, and the rest.
DOTTED_TITLE = re.compile(r"(<h1[^>]*>)([\w.]+\.)(\w+)(?=<)")


def simplified(content: str) -> str:
    """Return the content of a page, changed in these places.

    - Code has elements only where it has a color.
    - Links to pages show a preview.
    - The permanent link of a heading has a name. It is no tab stop: the table of contents has the same links.
    - A title that is a dotted name is the last part of it, with the path above.
    """
    return LINK.sub("<a data-preview ", PLAIN.sub(r"\1", DOTTED_TITLE.sub(_title, PERMALINK.sub(_permalink, content))))


def _title(h1: re.Match[str]) -> str:
    return f'{h1[1]}<span class="title-path">{h1[2].replace(".", ".<wbr>")}</span>{h1[3]}'


def _permalink(link: re.Match[str]) -> str:
    heading = " ".join(re.sub("<[^>]*>", "", link[2]).split()).replace('"', "&quot;")
    return f'{link[1]}{link[2]}{link[3]} aria-label="Link to {heading}" tabindex="-1"'
