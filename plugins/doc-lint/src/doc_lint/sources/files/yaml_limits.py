"""Read YAML that strangers wrote: bounded in size, nesting and what its aliases expand to, with the line of any error.

A few lines of aliases can stand for billions of values, and libyaml's composer crashes on deep nesting. The limits are
checked before anything is composed or copied.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

SAFE_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

FRONT_MATTER_SIZE = 1_000_000
CONFIG_SIZE = 20_000_000
_NESTING = 250
_TOO_DEEP = f"it has more than {_NESTING} levels"
_EXPANSION = 10_000
_PREFIX = re.compile(r"^[ \t?:-]+", re.MULTILINE)


class YamlError(yaml.MarkedYAMLError):
    """YAML that is beyond a limit, or has a value that PyYAML fails on. Has a line, unless the whole text is meant."""

    def __init__(self, problem: str, mark: Any = None):
        super().__init__(problem=problem, problem_mark=mark)


def compose_yaml(text: str, loader: Any = SAFE_LOADER, size: int = CONFIG_SIZE) -> yaml.Node | None:
    """Return the tree of nodes of a text; `None` if it is empty.

    Args:
        text: The text.
        loader: The loader class.
        size: The highest number of characters.

    Raises:
        yaml.YAMLError: If the text is invalid or beyond a limit.
    """
    if len(text) > size:
        raise YamlError(f"it has {len(text):,} characters; the limit is {size:,}")
    _check_nesting(text, loader)
    try:
        node: yaml.Node | None = yaml.compose(text, loader)
    except yaml.reader.ReaderError as error:
        raise _unprintable(text, error) from None
    if node is not None and "*" in text:
        _check_expansion(node)
    return node


def load_yaml(text: str, loader: Any = SAFE_LOADER, size: int = CONFIG_SIZE) -> tuple[yaml.Node | None, Any]:
    """Return the tree of nodes of a text, and its value.

    Args:
        text: The text.
        loader: The loader class.
        size: The highest number of characters.

    Raises:
        yaml.YAMLError: If the text is invalid or beyond a limit.
    """
    node = compose_yaml(text, loader, size)
    if node is None:
        return None, None
    try:
        return node, loader("").construct_document(node)
    except yaml.YAMLError:
        raise
    except Exception as error:  # PyYAML converts values without catching what Python raises
        failing = next(_failing(node, loader), node)
        kind = failing.tag.rpartition(":")[2]
        what = str(error) if isinstance(error, ValueError) else f"`{str(failing.value)[:40]}` is not a valid {kind}"
        raise YamlError(f"a value cannot be read ({what})", failing.start_mark) from None


def is_deep(text: str) -> bool:
    """Return whether a text has so many levels that libyaml's composer may crash."""
    try:
        _check_nesting(text, SAFE_LOADER)
    except YamlError as error:
        return error.problem == _TOO_DEEP
    except yaml.YAMLError:
        return False
    return False


def _check_nesting(text: str, loader: Any) -> None:
    """Raise an error for text with more than 250 levels. Events are read only where there could be so many."""
    columns = max((found.end() - found.start() for found in _PREFIX.finditer(text)), default=0)
    if text.count("[") + text.count("{") + 2 * columns < _NESTING:
        return
    depth = 0
    for event in _events(text, loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _NESTING:
            raise YamlError(_TOO_DEEP, event.start_mark)


def _events(text: str, loader: Any) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, loader)
    except yaml.reader.ReaderError as error:
        raise _unprintable(text, error) from None


def _unprintable(text: str, error: yaml.reader.ReaderError) -> YamlError:
    """Return the error for a character that YAML does not allow, with its line, which PyYAML does not name."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found is None:
        return YamlError(error.reason)
    line = text.count("\n", 0, found.start())
    mark = yaml.Mark("", found.start(), line, 0, None, 0)
    return YamlError(f"the character U+{ord(found[0]):04X} is not allowed in YAML", mark)


def _check_expansion(root: yaml.Node) -> None:
    """Raise an error if aliases add more than 10,000 nodes or 250 levels, or if a value contains itself."""
    sizes: dict[int, tuple[int, int]] = {}
    open_nodes: set[int] = set()

    def measure(node: yaml.Node) -> tuple[int, int]:
        """Return the number of nodes and levels. An alias comes after its anchor, so its node is measured already."""
        if id(node) in open_nodes:
            raise YamlError("a value contains itself", node.start_mark)
        if id(node) not in sizes:
            open_nodes.add(id(node))
            below = [measure(child) for child in _children(node)]
            open_nodes.discard(id(node))
            number, levels = 1 + sum(each for each, _ in below), 1 + max((depth for _, depth in below), default=0)
            if number - len(sizes) - len(open_nodes) > _EXPANSION:
                raise YamlError(f"its aliases expand to more than {_EXPANSION:,} nodes", node.start_mark)
            if levels > _NESTING + 1:
                raise YamlError(f"its aliases expand to more than {_NESTING} levels", node.start_mark)
            sizes[id(node)] = number, levels
        return sizes[id(node)]

    measure(root)


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield value
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _failing(node: yaml.Node, loader: Any) -> Iterator[yaml.Node]:
    """Yield the scalars whose values cannot be read."""
    for child in _children(node):
        yield from _failing(child, loader)
    if isinstance(node, yaml.ScalarNode):
        try:
            loader("").construct_object(node)
        except Exception:
            yield node
