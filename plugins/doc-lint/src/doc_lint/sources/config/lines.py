"""Find the lines of options and other keys in `mkdocs.yml`, which MkDocs doesn't provide."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import yaml

from doc_lint import renames
from doc_lint.sources.files.yaml_limits import compose_yaml

OptionLines = Mapping[tuple[str, ...], int]


def option_lines(text: str, plugin: str = "doc-lint") -> OptionLines:
    """Return the line of each option of a plugin, by the keys that lead to it, with current names.

    A list entry is under its value and under its index.
    """
    lines: dict[tuple[str, ...], int] = {}
    for key, node in _plugin_nodes(compose(text)):
        if key.value.rsplit("/", 1)[-1] == plugin:
            lines[()] = key.start_mark.line + 1
            lines.update(_walk(node, ()))
    return {renames.current_keys(keys): line for keys, line in lines.items()}


def line_of(lines: OptionLines, keys: tuple[str, ...]) -> int:
    """Return the line of an option, or else of the closest option around it."""
    return next((lines[keys[:end]] for end in range(len(keys), -1, -1) if keys[:end] in lines), 1)


@lru_cache(maxsize=4)  # each part of a build asks for the tree of the same configuration
def compose(text: str) -> yaml.Node | None:
    """Return the YAML tree with its positions; `None` if the file is invalid, which MkDocs itself reports.

    The tree must not be changed.
    """
    try:
        return compose_yaml(text)
    except yaml.YAMLError:
        return None


def entry(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """Return the value of a key of a mapping node."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def key_line(node: yaml.Node | None, name: str) -> int | None:
    """Return the line of a key of a mapping node."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((key.start_mark.line + 1 for key, _ in pairs if key.value == name), None)


def plugin_line(text: str, plugin: str) -> int:
    """Return the line of a plugin in a configuration file, by the name of the plugin or its package; 1 if not found."""
    nodes = _plugin_nodes(compose(text))
    return next((key.start_mark.line + 1 for key, _ in nodes if plugin in (key.value, f"mkdocs-{key.value}")), 1)


def _plugin_nodes(root: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node | None]]:
    plugins = entry(root, "plugins")
    if isinstance(plugins, yaml.MappingNode):
        yield from plugins.value
    for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else ():
        if isinstance(item, yaml.MappingNode):
            yield from item.value
        elif isinstance(item, yaml.ScalarNode):
            yield item, None


def _walk(node: yaml.Node | None, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            path = (*above, str(key.value))
            yield path, key.start_mark.line + 1
            yield from _walk(value, path)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            line = item.start_mark.line + 1
            yield (*above, str(index)), line
            if isinstance(item, yaml.ScalarNode):
                yield (*above, item.value), line
            yield from _walk(item, (*above, str(index)))
