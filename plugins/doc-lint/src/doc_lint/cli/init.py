"""The command `doc-lint init`: a first configuration for a site that exists, with which it passes."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import yaml

from doc_lint import RULES, Options, Rule, lint
from doc_lint.cli import arguments
from doc_lint.cli.load import Loaded, Place, find, load
from doc_lint.cli.main import exit_on_error
from doc_lint.explain import example_files
from doc_lint.options import RuleOptions
from doc_lint.sources import SourceError, tree
from doc_lint.sources.config.lines import entry
from doc_lint.sources.config.raw_config import entries, read_config
from doc_lint.sources.folder import Folder
from doc_lint.sources.python.package import public_modules

_BROKEN = """\
# What the site breaks so far. Remove a line, mend what is found, go on with the next. Or remove all of them,
# accept for now what there is, and hold what is new to every rule: doc-lint baseline doc-lint.json"""
_KEPT = "# Rules that are off by default and that the site keeps already."


@click.command("init")
@arguments.config_file
@arguments.plugins
@click.option("--write", "writes", is_flag=True, help="Add it to the configuration instead of printing it.")
def command(config_file: Path | None, plugins: bool, writes: bool) -> None:
    """Print a first configuration with which the site passes.

    What the site breaks is ignored, rule by rule, with the number of findings; what it keeps is turned on.
    """
    with exit_on_error():
        place = find(config_file, ())
        options = start(place, plugins=plugins)
        if writes and place.config:
            write(place.config, options)
    if writes:
        click.echo(f"doc-lint: added to {place.config}; the site passes, with {len(options['ignore'])} rules ignored")
    else:
        click.echo(insert("plugins:\n  - search\n", options), nl=False)


Start = Mapping[str, Mapping[str, int | None] | str]


def start(place: Place, *, plugins: bool) -> Start:
    """Return options of doc-lint with which a site passes.

    Rules that the site breaks are ignored. Rules that are off by default, need no options and are kept by the site are
    turned on, so that it goes on keeping them.

    Args:
        place: The site.
        plugins: Whether its plugins run.

    Returns:
        `package`; `ignore`: rules with the number of their findings; `rules`: those that are turned on.

    Raises:
        SourceError: Where the site cannot be read, has no configuration, or has doc-lint already.
    """
    if place.config is None:
        raise SourceError(f"{place.folder} has no mkdocs.yml; write one with `site_name:` first")
    config = read_config(Folder(place.config.parent, ""), place.config.name)
    if "doc-lint" in entries(config.get("plugins")):
        raise SourceError(f"{place.config}: doc-lint is configured already; see doc-lint check")
    package = _package(load(place, lambda _: Options(select=("missing-title",)), plugins=plugins))
    kept = [rule.name for rule in RULES if rule.opt_in and not _needs_options(rule)]
    options = Options(package=package, rules={name: RuleOptions() for name in kept})
    report = lint(load(place, lambda _: options, plugins=plugins).site, options)
    broken = Counter(finding.rule for finding in report.of(["error", "warning"]))
    ran = {each.rule for each in report.ran}
    return {
        "package": package,
        "ignore": {rule.name: broken[rule.name] for rule in RULES if rule.name in broken and not rule.opt_in},
        "rules": {name: None for name in kept if name in ran and name not in broken},
    }


def _package(loaded: Loaded) -> str:
    """Return the package that most `:::` blocks of the site document, where it is installed."""
    names = Counter(block.name.split(".")[0] for page in loaded.site.pages for block in page.directives)
    search = [loaded.root, loaded.root / "src"]
    return next((name for name, _ in names.most_common() if public_modules(name, search)), "")


def _needs_options(rule: Rule) -> bool:
    """Tell whether a rule says nothing without options: its example then sets some."""
    config = yaml.safe_load(example_files(rule)[0].get("mkdocs.yml", b"")) or {}
    return bool((tree.plugin_options(config).get("rules") or {}).get(rule.name))


def block(options: Start) -> list[str]:
    """Return the lines of the options, as they stand below `doc-lint:`."""
    lines = [f"package: {options['package']}"] if options["package"] else []
    for key, note in (("ignore", _BROKEN), ("rules", _KEPT)):
        names = options[key]
        if isinstance(names, Mapping) and names:
            lines += [*note.splitlines(), f"{key}:"]
            for name, number in names.items():
                count = f"  # {number} finding{'s' * (number != 1)}"
                lines.append(f"  {name}:" if number is None else f"  - {name}{count}")
    return lines


def flow(options: Start) -> str:
    """Return the options in one line, for configurations that are written so."""
    given = {"package": options["package"], "ignore": list(options["ignore"]), "rules": options["rules"]}
    return json.dumps({key: value for key, value in given.items() if value}).replace('"', "").replace("null", "")


def insert(text: str, options: Start) -> str:
    """Return a configuration with doc-lint added to its plugins, and nothing else changed.

    Args:
        text: The text of `mkdocs.yml`.
        options: What doc-lint is to be told.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, yaml.SafeLoader)
    plugins = entry(root, "plugins")
    listed = [f"- doc-lint{':' if block(options) else ''}", *(f"    {line}" for line in block(options))]
    if plugins is None or isinstance(plugins, yaml.ScalarNode):
        lines = ["  - search", *(f"  {line}" for line in listed)]
        if plugins is None:
            return _with_lines(text, text.count("\n") + 1, ["", "plugins:", *lines], newline)
        return _with_lines(text, plugins.start_mark.line + 1, lines, newline)
    if isinstance(plugins, yaml.CollectionNode) and plugins.flow_style:
        words = f"doc-lint: {flow(options)}"
        words = words if isinstance(plugins, yaml.MappingNode) else f"{{{words}}}"
        last = plugins.value[-1] if plugins.value else None
        end = last[1] if isinstance(last, tuple) else last
        at = end.end_mark.index if end is not None else plugins.start_mark.index + 1
        return f"{text[:at]}{', ' if end is not None else ''}{words}{text[at:]}"
    if isinstance(plugins, yaml.MappingNode):
        listed = [f"doc-lint:{'' if block(options) else ' {}'}", *(f"  {line}" for line in block(options))]
    lines = [" " * plugins.start_mark.column + line for line in listed]
    in_last_line = plugins.end_mark.index >= len(text) and not text.endswith("\n")
    return _with_lines(text, plugins.end_mark.line + in_last_line, lines, newline)


def _with_lines(text: str, at: int, lines: list[str], newline: str) -> str:
    """Put lines in before a line, or before the empty lines and comments above it."""
    before = text.splitlines(keepends=True)
    at = min(at, len(before))
    while at and (not before[at - 1].strip() or before[at - 1].lstrip().startswith("#")):
        at -= 1
    if at and not before[at - 1].endswith("\n"):
        before[at - 1] += newline
    return "".join([*before[:at], *(line + newline for line in lines), *before[at:]])


def write(path: Path, options: Start) -> None:
    """Add doc-lint to a configuration file.

    Raises:
        SourceError: Where that cannot be done without changing anything else.
    """
    files = Folder(path.parent, "")
    text = files[path.name].decode("utf-8")
    made = insert(text, options)
    inherited = (
        "plugins" in read_config(files, path.name) and entry(yaml.compose(text, yaml.SafeLoader), "plugins") is None
    )
    if inherited or not _only_adds(text, made):
        raise SourceError(f"{path}: cannot be changed safely; add to its plugins what doc-lint init prints")
    path.write_bytes(made.encode("utf-8"))


def _only_adds(text: str, made: str) -> bool:
    """Tell whether one configuration is the other with doc-lint at the end of its plugins."""
    try:
        before, after = (_plain(yaml.compose(each, yaml.SafeLoader)) or {} for each in (text, made))
    except yaml.YAMLError:
        return False
    old, new = before.pop("plugins", None) or ["search"], after.pop("plugins", None)
    if isinstance(old, dict) and isinstance(new, dict):
        old, new = list(old.items()), list(new.items())
    return before == after and isinstance(new, list) and new[:-1] == old and "doc-lint" in new[-1]


def _plain(node: yaml.Node | None) -> Any:
    """Return what a YAML tree holds, tags as they are written."""
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
