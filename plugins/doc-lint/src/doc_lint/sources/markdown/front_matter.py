"""Read the metadata at the top of a page, with the line of each key."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from doc_lint.site import Defect, FrontMatter, Link, Location
from doc_lint.site.parts import LinkKind

_BLOCK = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_MKDOCS_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)
_META = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")
_META_MORE = re.compile(r"(?: {4}|\t)\s*(.*)")
LINK_FIELDS: Mapping[str, LinkKind] = {"next_steps": "next-step", "prerequisites": "prerequisite"}


def split(text: str, *, mkdocs: bool = False) -> tuple[FrontMatter, int]:
    """Return the front matter of a page and the offset of its body.

    `FrontMatter.defect` describes an invalid block.

    Args:
        text: The page.
        mkdocs: Whether MkDocs reads the page. It shows a block that is not a mapping as text, unless that has so many
            levels that `without_deep_block` removes it. It needs a line break after a block, and takes lines such as
            `title: A` at the top for metadata, without a block.
    """
    found = (_MKDOCS_BLOCK if mkdocs else _BLOCK).match(text)
    if found:
        front = _read(found[1])
        is_text = mkdocs and not front.values and not (front.defect and _is_deep(found[1]))
        return front, 0 if is_text else found.end()
    return _multi_markdown(text) if mkdocs else (FrontMatter(), 0)


def without_deep_block(text: str) -> str:
    """Return a page without its front matter, if that has more levels than are read."""
    found = _MKDOCS_BLOCK.match(text)
    return text[found.end() :] if found and _is_deep(found[1]) else text


def _is_deep(block: str) -> bool:
    from doc_lint.sources.files.yaml_limits import is_deep

    return is_deep(block)


def _multi_markdown(text: str) -> tuple[FrontMatter, int]:
    """Read `key: value` lines up to a blank one, as MultiMarkdown has them. Keys become lower case.

    A page that begins with a line such as `Note: read this first` loses that line in MkDocs, too.
    """
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    key, offset = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            break
        if found := _META.match(line):
            key = found[1].lower()
            values[key] = f"{values[key]} {found[2].strip()}" if key in values else found[2].strip()
            lines.setdefault(key, number)
        elif key and (more := _META_MORE.match(line)):
            values[key] += f" {more[1].strip()}"
        else:
            break
        offset += len(line) + 1
    return FrontMatter(values, lines), min(offset, len(text))


@lru_cache(maxsize=4096)
def _read(block: str) -> FrontMatter:
    import yaml

    from doc_lint.sources.files.yaml_limits import FRONT_MATTER_SIZE, load_yaml

    try:
        node, values = load_yaml(block, size=FRONT_MATTER_SIZE)
    except (yaml.YAMLError, ValueError) as error:
        what = getattr(error, "problem", None) or str(error)
        return FrontMatter(defect=Defect(str(what), _line_of(error) + 2))
    if values is None:
        return FrontMatter()
    if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
        return FrontMatter(defect=Defect(f"a {type(values).__name__} where a mapping is expected", 2))
    lines = {str(key.value): key.start_mark.line + 2 for key, _ in node.value}
    for key, value in node.value:
        if isinstance(value, yaml.SequenceNode):
            lines |= {f"{key.value}.{i}": item.start_mark.line + 2 for i, item in enumerate(value.value)}
    return FrontMatter({str(key): value for key, value in values.items()}, lines)


def _line_of(error: Exception) -> int:
    """Return the line of an error of PyYAML. A quote or bracket that is never closed is reported where it starts."""
    is_open = str(getattr(error, "context", None)).startswith(("while scanning a quoted", "while parsing a flow"))
    mark = getattr(error, "context_mark" if is_open else "problem_mark", None)
    return getattr(mark, "line", 0)


def links(front_matter: FrontMatter, path: str) -> Iterator[Link]:
    """Yield links to the pages in `next_steps` and `prerequisites`.

    An entry is the path of a `.md` file, relative to this page, or a mapping with `page` and `text`. An entry without a
    page is text, except in `next_steps`, where it is a link with an empty target.
    """
    for field, kind in LINK_FIELDS.items():
        entries = front_matter.values.get(field)
        for index, entry in enumerate(entries if isinstance(entries, list) else [entries] if entries else []):
            line = front_matter.lines.get(f"{field}.{index}", front_matter.lines.get(field, 1))
            location = Location(path, line)
            if isinstance(entry, dict) and "page" in entry:
                yield Link(str(entry["page"]), str(entry.get("text", "")), kind, location)
            elif kind == "next-step":
                is_path = isinstance(entry, str) and re.fullmatch(r"\S+\.md(?:#\S*)?", entry)
                yield Link(str(entry) if is_path else "", str(entry), kind, location)
