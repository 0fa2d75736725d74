"""Add doc-lint to the plugins of a configuration file, and change nothing else."""

import json
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

import yaml

from doc_lint.sources import SourceError
from doc_lint.sources.config.lines import entry
from doc_lint.sources.config.raw_config import read_config
from doc_lint.sources.files.folder import Folder

InitialOptions = Mapping[str, Mapping[str, int | None] | str]
"""Options of doc-lint with which a site passes.

`package` is the documented package, or an empty string. `ignore` has the rules to ignore, with the number of their
findings. `rules` has the opt-in rules to turn on, with `None`.
"""

_FAILING = """\
# Rules with findings so far. Remove a line, fix its findings, continue with the next. Or remove all lines and
# accept the current findings for now, so that only new ones are reported: doc-lint baseline doc-lint.json"""
_PASSING = "# Opt-in rules that the site already passes."


def block_lines(options: InitialOptions) -> list[str]:
    """Return the options as lines of YAML in block style, to be indented under `doc-lint:`."""
    lines = [f"package: {options['package']}"] if options["package"] else []
    for key, note in (("ignore", _FAILING), ("rules", _PASSING)):
        names = options[key]
        if isinstance(names, Mapping) and names:
            lines += [*note.splitlines(), f"{key}:"]
            for name, number in names.items():
                count = f"  # {number} finding{'s' * (number != 1)}"
                lines.append(f"  {name}:" if number is None else f"  - {name}{count}")
    return lines


def flow_text(options: InitialOptions) -> str:
    """Return the options as YAML in flow style, for configurations whose plugins are in flow style."""
    values = {"package": options["package"], "ignore": list(options["ignore"]), "rules": options["rules"]}
    return json.dumps({key: value for key, value in values.items() if value}).replace('"', "").replace("null", "")


def list_item(options: InitialOptions) -> list[str]:
    """Return the lines of the entry in a list of plugins."""
    lines = block_lines(options)
    return [f"- doc-lint{':' if lines else ''}", *(f"    {line}" for line in lines)]


def toml_text(options: InitialOptions) -> str:
    """Return the content of a `doc-lint.toml` with the options, for folders without a configuration file."""
    ignored, rules = (options[key] for key in ("ignore", "rules"))
    lines = [f'package = "{options["package"]}"'] if options["package"] else []
    if isinstance(ignored, Mapping) and ignored:
        entries = (f'  "{name}",  # {number} finding{"s" * (number != 1)}' for name, number in ignored.items())
        lines += [*_FAILING.splitlines(), "ignore = [", *entries, "]"]
    if rules:
        lines += [*([""] if lines else []), _PASSING, *(f"[rules.{name}]" for name in rules)]
    return "".join(f"{line}\n" for line in lines)


def insert(text: str, options: InitialOptions) -> str:
    """Return a configuration with doc-lint added to its plugins and nothing else changed.

    Args:
        text: The content of the configuration file.
        options: The options of doc-lint.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, yaml.SafeLoader)
    plugins = entry(root, "plugins")
    item = list_item(options)
    if plugins is None or isinstance(plugins, yaml.ScalarNode):
        lines = ["  - search", *(f"  {line}" for line in item)]
        if plugins is None:
            return _insert_lines(text, text.count("\n") + 1, ["", "plugins:", *lines], newline)
        return _insert_lines(text, plugins.start_mark.line + 1, lines, newline)
    if isinstance(plugins, yaml.CollectionNode) and plugins.flow_style:
        words = f"doc-lint: {flow_text(options)}"
        words = words if isinstance(plugins, yaml.MappingNode) else f"{{{words}}}"
        last = plugins.value[-1] if plugins.value else None
        end = last[1] if isinstance(last, tuple) else last
        at = end.end_mark.index if end is not None else plugins.start_mark.index + 1
        return f"{text[:at]}{', ' if end is not None else ''}{words}{text[at:]}"
    if isinstance(plugins, yaml.MappingNode):
        item = [f"doc-lint:{'' if block_lines(options) else ' {}'}", *(f"  {line}" for line in block_lines(options))]
    lines = [" " * plugins.start_mark.column + line for line in item]
    in_last_line = plugins.end_mark.index >= len(text) and not text.endswith("\n")
    return _insert_lines(text, plugins.end_mark.line + in_last_line, lines, newline)


def _insert_lines(text: str, at: int, lines: list[str], newline: str) -> str:
    """Insert lines before the line with index `at`, or before the empty lines and comments above it."""
    before = text.splitlines(keepends=True)
    at = min(at, len(before))
    while at and (not before[at - 1].strip() or before[at - 1].lstrip().startswith("#")):
        at -= 1
    if at and not before[at - 1].endswith("\n"):
        before[at - 1] += newline
    return "".join([*before[:at], *(line + newline for line in lines), *before[at:]])


def changed(path: Path, options: InitialOptions) -> tuple[str, str]:
    """Return the text of a configuration file, and the same text with doc-lint added.

    Raises:
        SourceError: If doc-lint cannot be added without changing anything else.
    """
    files = Folder(path.parent, "")
    old = files[path.name].decode("utf-8")
    new = insert(old, options)
    own = entry(yaml.compose(old, yaml.SafeLoader), "plugins")
    if own is None and "plugins" in read_config(files, path.name):
        raise SourceError(f"{path}: its plugins are inherited; add doc-lint to the file that lists them")
    if not _only_adds(old, new):
        raise SourceError(f"{path}: its plugins cannot be changed safely; add doc-lint to them by hand")
    return old, new


def diff(path: Path, old: str, new: str) -> str:
    """Return the change of a file as a patch that `git apply` and `patch -p1` accept."""
    lines = unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path.as_posix()}", f"b/{path.as_posix()}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _only_adds(text: str, changed: str) -> bool:
    """Return whether a changed configuration only adds doc-lint at the end of the plugins."""
    try:
        before, after = (_plain(yaml.compose(each, yaml.SafeLoader)) or {} for each in (text, changed))
    except yaml.YAMLError:
        return False
    old, new = before.pop("plugins", None) or ["search"], after.pop("plugins", None)
    if isinstance(old, dict) and isinstance(new, dict):
        old, new = list(old.items()), list(new.items())
    return before == after and isinstance(new, list) and new[:-1] == old and "doc-lint" in new[-1]


def _plain(node: yaml.Node | None) -> Any:
    """Return a YAML tree as Python values. Custom tags are kept as `(tag, value)`."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return (
        None
        if node is None or not node.value
        else node.value
        if node.tag.startswith("tag:")
        else (node.tag, node.value)
    )
